import { z } from "zod";
import {
  channelKinds,
  episodeStates,
  type NotesBlock,
  programmeKinds,
  programmeStates,
  streamTypes,
} from "../story/broadcasting.ts";
import { runs } from "./blocks.ts";
import { blockId } from "./content.ts";
import { editionCode, filledLine, id, idParam, instant, line, pageOf, paging, text } from "./fields.ts";
import { operation } from "./operation.ts";

const tag = "broadcasting";
const ofEdition = z.object({ edition: editionCode });
const slug = z
  .string()
  .max(100)
  .meta({ description: "The readable part of its address, which stays; without it, made of the name." });

const day = z.iso.date({ error: 'must be a day, as "2026-03-29"' }).meta({ example: "2026-03-29" });
const clockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day, as "06:30"')
  .meta({ description: "In the edition's time zone.", example: "06:30" });

const stream = z
  .strictObject({
    address: z
      .string()
      .max(2_000)
      .refine(isHttps, "must be an absolute https address without a name and password in it"),
    mediaType: z.enum(streamTypes),
    label: line(60).nullable().default(null).meta({ description: "Where the quality alone does not tell." }),
    bitrate: z.int().min(1).max(50_000).nullable().default(null).meta({ description: "In kbit/s." }),
    low: z.boolean().default(false).meta({ description: "For slow or dear lines." }),
  })
  .meta({ id: "Stream" });

function isHttps(address: string): boolean {
  const url = URL.parse(address);
  return url !== null && url.protocol === "https:" && url.username === "" && url.password === "";
}

/** What is on air: a programme, or a line of words. */
const show = {
  programme: id.nullable().default(null),
  title: line(200).nullable().default(null),
};
const change = z
  .strictObject({ date: day, ...show })
  .meta({ id: "ScheduleChange", description: "Something else on one day; without programme and title, nothing." });
const slot = z
  .strictObject({
    weekdays: z
      .array(z.int().min(1).max(7))
      .max(7)
      .meta({ description: "1 is Monday, 7 Sunday; empty for something special on one `date`." }),
    date: day.nullable().default(null),
    start: clockTime,
    minutes: z.int().min(1).max(1_440).meta({ description: "It may reach into the next day." }),
    ...show,
    changes: z.array(change).max(400).default([]),
  })
  .refine(
    ({ weekdays, date }) => (weekdays.length === 0) === (date !== null),
    "must have weekdays, or a date, and not both",
  )
  .refine(({ programme, title }) => (programme === null) !== (title === null), "must have a programme or a title")
  .meta({ id: "ScheduleSlot" });
export type Slot = z.output<typeof slot>;

const channelFields = {
  kind: z.enum(channelKinds),
  name: filledLine(100),
  description: line(500).nullable().default(null),
  position: z.int().min(0).max(10_000).default(0).meta({ description: "Lower ones come first." }),
  streams: z.array(stream).max(20).default([]).meta({ description: "The first that a browser knows is played." }),
};

export const channel = z
  .strictObject({ id, edition: editionCode, slug: z.string(), ...channelFields, schedule: z.array(slot) })
  .meta({ id: "Channel" });
export type Channel = z.output<typeof channel>;

const channelParams = z.object({ channel: idParam });

export const listChannels = operation({
  id: "listChannels",
  method: "get",
  path: "/api/editions/{edition}/channels",
  summary: "An edition's live radio and television, with streams and schedule",
  tag,
  authority: "any",
  params: ofEdition,
  answer: z.strictObject({ timeZone: z.string(), items: z.array(channel) }),
});

export const addChannel = operation({
  id: "addChannel",
  method: "post",
  path: "/api/editions/{edition}/channels",
  summary: "Add a channel; readers have it at once",
  tag,
  authority: "edit",
  params: ofEdition,
  body: z.strictObject({ slug: slug.optional(), ...channelFields }).meta({ id: "ChannelToAdd" }),
  status: 201,
  answer: channel,
});

export const changeChannel = operation({
  id: "changeChannel",
  method: "put",
  path: "/api/channels/{channel}",
  summary: "Say anew what a channel is and where it streams",
  tag,
  authority: "edit",
  params: channelParams,
  body: z.strictObject(channelFields).meta({ id: "ChannelToChange" }),
  answer: channel,
});

export const removeChannel = operation({
  id: "removeChannel",
  method: "delete",
  path: "/api/channels/{channel}",
  summary: "Take a channel away, with its schedule",
  tag,
  authority: "edit",
  params: channelParams,
  answer: channel,
});

export const setSchedule = operation({
  id: "setSchedule",
  method: "put",
  path: "/api/channels/{channel}/schedule",
  summary: "Say anew what is on air when, as a whole",
  tag,
  authority: "edit",
  params: channelParams,
  body: z.strictObject({ slots: z.array(slot).max(500) }).meta({ id: "Schedule" }),
  answer: channel,
});

const programmeFields = {
  name: filledLine(100),
  description: text(2_000).refine((said) => said.trim() !== "", "must say something"),
  kind: z.enum(programmeKinds),
  picture: id.nullable().default(null).meta({ description: "An asset: a picture." }),
  author: line(200).nullable().default(null),
  ownerEmail: z.email("must be an e-mail address").max(200).nullable().default(null).meta({
    description: "Readers can see it in the podcast feed; directories write to it to make sure whose feed it is.",
  }),
  copyright: line(300).nullable().default(null),
  category: filledLine(60)
    .default("News")
    .meta({ description: "One of Apple's podcast categories, in English, as directories want it." }),
  explicit: z.boolean().default(false),
  position: z.int().min(0).max(10_000).default(0).meta({ description: "Lower ones come first." }),
};

export const programme = z
  .strictObject({
    id,
    edition: editionCode,
    slug: z.string(),
    state: z.enum(programmeStates),
    address: z.string().meta({ description: "Where readers find it." }),
    podcast: z.string().meta({ description: "Its podcast feed, for directories." }),
    ...programmeFields,
  })
  .meta({ id: "Programme" });
export type Programme = z.output<typeof programme>;

const programmeParams = z.object({ programme: idParam });

export const listProgrammes = operation({
  id: "listProgrammes",
  method: "get",
  path: "/api/editions/{edition}/programmes",
  summary: "An edition's programmes, withdrawn ones among them",
  tag,
  authority: "any",
  params: ofEdition,
  answer: z.strictObject({ items: z.array(programme) }),
});

export const addProgramme = operation({
  id: "addProgramme",
  method: "post",
  path: "/api/editions/{edition}/programmes",
  summary: "Add a programme; readers have its page at once",
  tag,
  authority: "edit",
  params: ofEdition,
  body: z.strictObject({ slug: slug.optional(), ...programmeFields }).meta({ id: "ProgrammeToAdd" }),
  status: 201,
  answer: programme,
});

export const changeProgramme = operation({
  id: "changeProgramme",
  method: "put",
  path: "/api/programmes/{programme}",
  summary: "Say anew what a programme is",
  tag,
  authority: "edit",
  params: programmeParams,
  body: z.strictObject(programmeFields).meta({ id: "ProgrammeToChange" }),
  answer: programme,
});

export const withdrawProgramme = operation({
  id: "withdrawProgramme",
  method: "post",
  path: "/api/programmes/{programme}/withdraw",
  summary: "Take a programme back with all its episodes: pages, feed and files are gone",
  tag,
  authority: "edit",
  params: programmeParams,
  answer: programme,
});

export const showProgramme = operation({
  id: "showProgramme",
  method: "post",
  path: "/api/programmes/{programme}/show",
  summary: "Show a withdrawn programme again",
  tag,
  authority: "edit",
  params: programmeParams,
  answer: programme,
});

const sentBase = { id: blockId.optional() };
const sentNotes = z
  .array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("paragraph"), ...sentBase, runs }),
      z.strictObject({ kind: z.literal("heading"), ...sentBase, runs }),
      z.strictObject({ kind: z.literal("list"), ...sentBase, ordered: z.boolean(), items: z.array(runs).max(200) }),
    ]),
  )
  .max(300);
// Stored as they were checked when they were written: an answer need not be checked again.
const storedNotes = z.array(
  z.looseObject({ kind: z.string(), id: z.string() }).meta({ description: "As in an article." }),
) as unknown as z.ZodType<NotesBlock[]>;

const episodeFields = {
  number: z.int().min(1).max(1_000_000).nullable().default(null),
  title: filledLine(300),
  summary: text(4_000).refine((said) => said.trim() !== "", "must say something"),
  asset: id.meta({ description: "An audio or video, as the programme is." }),
};

export const episode = z
  .strictObject({
    id,
    programme: id,
    state: z.enum(episodeStates),
    ...episodeFields,
    notes: storedNotes,
    guid: z.string().meta({ description: "What podcast players know it by; it never changes." }),
    publishedAt: instant.nullable().meta({ description: "When it was published, or will be." }),
    createdAt: instant,
    address: z.string().nullable().meta({ description: "Where readers find it; null before it was published." }),
  })
  .meta({ id: "Episode" });
export type Episode = z.output<typeof episode>;

const episodeParams = z.object({ episode: idParam });

export const listEpisodes = operation({
  id: "listEpisodes",
  method: "get",
  path: "/api/programmes/{programme}/episodes",
  summary: "A programme's episodes, drafts and withdrawn ones among them, newest first",
  tag,
  authority: "any",
  params: programmeParams,
  query: z.object(paging),
  answer: pageOf(episode),
});

export const addEpisode = operation({
  id: "addEpisode",
  method: "post",
  path: "/api/programmes/{programme}/episodes",
  summary: "Write an episode, as a draft",
  tag,
  authority: "edit",
  params: programmeParams,
  body: z
    .strictObject({
      ...episodeFields,
      notes: sentNotes.default([]),
      guid: filledLine(300)
        .nullable()
        .default(null)
        .meta({ description: "Of an episode that players know already from another feed." }),
    })
    .meta({ id: "EpisodeToAdd" }),
  status: 201,
  answer: episode,
});

export const changeEpisode = operation({
  id: "changeEpisode",
  method: "put",
  path: "/api/episodes/{episode}",
  summary: "Say anew what an episode is; a published one changes for readers at once",
  tag,
  authority: "edit",
  params: episodeParams,
  body: z.strictObject({ ...episodeFields, notes: sentNotes.default([]) }).meta({ id: "EpisodeToChange" }),
  answer: episode,
});

export const publishEpisode = operation({
  id: "publishEpisode",
  method: "post",
  path: "/api/episodes/{episode}/publish",
  summary: "Publish an episode, now or at a time to come; one that was withdrawn comes back as it was",
  tag,
  authority: "edit",
  params: episodeParams,
  body: z
    .strictObject({
      at: instant
        .nullable()
        .default(null)
        .meta({ description: "To come: it is published then. Past: it carries this date. Null: now." }),
    })
    .meta({ id: "EpisodePublication" }),
  answer: episode,
});

export const withdrawEpisode = operation({
  id: "withdrawEpisode",
  method: "post",
  path: "/api/episodes/{episode}/withdraw",
  summary:
    "Take an episode back: its page says that it is gone, feed and file are without it. A scheduled one becomes a draft",
  tag,
  authority: "edit",
  params: episodeParams,
  answer: episode,
});

export const deleteEpisode = operation({
  id: "deleteEpisode",
  method: "delete",
  path: "/api/episodes/{episode}",
  summary: "Delete an episode that was never published",
  tag,
  authority: "edit",
  params: episodeParams,
  answer: episode,
});
