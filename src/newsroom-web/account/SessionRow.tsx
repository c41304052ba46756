import type { ReactNode } from "react";
import type { Session } from "../../newsroom-api/accounts.ts";
import { When } from "../components/When.tsx";
import { useSpeech } from "../texts/texts.ts";
import styles from "./Account.module.css";

/** A session: the device, where it was used from, and when last; with what can be done about it. */
export function SessionRow({ session, children }: { readonly session: Session; readonly children?: ReactNode }) {
  const { texts, say } = useSpeech();
  const { account } = texts;
  return (
    <li className={styles.session}>
      <span className={styles.device}>
        <bdi>{session.device ?? say(account.unknownDevice)}</bdi>
        {session.current && <strong> · {say(account.thisSession)}</strong>}
      </span>
      <bdi className="quiet small">{session.address ?? say(account.unknownAddress)}</bdi>
      <span className="quiet small">
        {say(account.lastSeen)} <When at={session.lastSeenAt} />
      </span>
      {children}
    </li>
  );
}
