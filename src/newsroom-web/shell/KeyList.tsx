import { Modal, Table } from "@mantine/core";
import { useSpeech } from "../texts/texts.ts";

/** All keys of the newsroom, shown by "?". */
export function KeyList({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { texts, say } = useSpeech();
  const { shell } = texts;
  const rows = [
    ["g w", shell.wire],
    ["g s", shell.stories],
    ["g f", shell.fronts],
    ["g b", shell.breaking],
    ["g p", shell.pictures],
    ["n", shell.flash],
    ["j k", texts.shell.keyUpDown],
    ["Enter", texts.shell.keyOpen],
    ["Ctrl+S", texts.shell.keyRevision],
    ["Ctrl+Enter", texts.shell.keyPublish],
    ["?", shell.allKeys],
  ] as const;
  return (
    <Modal opened={opened} onClose={onClose} title={say(shell.allKeys)} centered>
      <Table>
        <Table.Tbody>
          {rows.map(([keys, text]) => (
            <Table.Tr key={keys}>
              <Table.Td>
                {keys.split(" ").map((key) => (
                  <kbd key={key} dir="ltr" style={{ marginInlineEnd: 4 }}>
                    {key}
                  </kbd>
                ))}
              </Table.Td>
              <Table.Td>{say(text)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Modal>
  );
}
