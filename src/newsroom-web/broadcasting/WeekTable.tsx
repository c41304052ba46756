import type * as api from "../../newsroom-api/broadcasting.ts";
import { localeOf, useSpeech } from "../texts/texts.ts";
import styles from "./broadcasting.module.css";

/** Monday to Sunday, 1 to 7, as the language calls them. */
export function weekdayName(language: string, day: number, width: "short" | "long"): string {
  const monday = Date.UTC(2026, 0, 5);
  const format = new Intl.DateTimeFormat(localeOf(language), { weekday: width, timeZone: "UTC" });
  return format.format(monday + (day - 1) * 86_400_000);
}

interface WeekTableProps {
  readonly slots: readonly api.Slot[];
  readonly programmes: readonly api.Programme[];
}

/** What is on air on each day of the week, and below what is special. */
export function WeekTable({ slots, programmes }: WeekTableProps) {
  const { texts, say, language } = useSpeech();
  const words = texts.broadcasting;
  const called = ({ programme, title }: { programme: number | null; title: string | null }) =>
    programmes.find(({ id }) => id === programme)?.name ?? title ?? say(words.nothing);
  const ordered = slots.toSorted((one, other) => one.start.localeCompare(other.start));
  const dates = [...new Set(slots.flatMap(({ date }) => (date === null ? [] : [date])))].sort();
  const row = (name: string, own: readonly api.Slot[]) => (
    <tr key={name}>
      <th scope="row">{name}</th>
      <td>
        <ul>
          {own.map((slot) => (
            <li key={`${slot.start} ${called(slot)}`}>
              <bdi>{slot.start}</bdi> <bdi>{called(slot)}</bdi>
              {slot.changes.map((change) => (
                <span key={change.date} className="quiet small">
                  {" · "}
                  <bdi>{change.date}</bdi>: <bdi>{called(change)}</bdi>
                </span>
              ))}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
  return (
    <table className={styles.week}>
      <caption>{say(words.schedule.week)}</caption>
      <tbody>
        {[1, 2, 3, 4, 5, 6, 7].map((day) =>
          row(
            weekdayName(language, day, "long"),
            ordered.filter(({ weekdays }) => weekdays.includes(day)),
          ),
        )}
        {dates.map((date) =>
          row(
            date,
            ordered.filter((slot) => slot.date === date),
          ),
        )}
      </tbody>
    </table>
  );
}
