/** The page that `skywave help` prints. */
export const help = `Skywave: an open newsroom and publishing system for international news services.

  skywave start                            run the newsroom, the press and the edge
  skywave person invite EMAIL [--name NAME] [--administrator] [--edition CODE=ROLE ...]
                                           print a link with which somebody chooses a password, once; ROLE is
                                           reporter or editor, and CODE may be "all"
  skywave person list                      everybody who can sign in
  skywave person off EMAIL                 let somebody in no more
  skywave token add NAME [--edition CODE ...]
                                           let a program in, to all editions or to these; prints the token once
  skywave token list                       which programs can sign in
  skywave token revoke NAME                let NAME in no more
  skywave edition list                     the editions, on and off
  skywave edition on CODE [--second-script], edition off CODE
                                           publish in this edition, or no longer; as a second script it shows the
                                           pages of its language's other edition, converted
  skywave language report [CODE] [--json]  how many interface texts of each language a native speaker has read; with a
                                           CODE, those that none has
  skywave look set CODE FILE               give an edition colours, fonts and a mark of its own from a token file;
                                           CODE may be "all": every edition that was ever on
  skywave look show CODE                   print an edition's token file; of one without a look, Skywave's own to begin with
  skywave look reset CODE                  Skywave's own look again; CODE may be "all"
  skywave import FILE ...                  bring in stories from files
  skywave wire parse FILE                  print a feed or a ninjs file as ninjs 3.1; "-" reads standard input
  skywave press status                     how many pages are published, waiting or failed
  skywave press check                      compare the published tree with a clean build; reports every difference
  skywave press build --out DIR            write a clean build of all pages into DIR
  skywave search status                    what the readers' search knows, and what waits to be indexed
  skywave search rebuild                   make its index anew; until it is done, readers find less
  skywave search serve                     run the search alone, beside a newsroom on the same DATABASE_URL
  skywave demonstration remove             take the demonstration newsroom away
  skywave install                          install Skywave's packages and stop
  skywave help, skywave version

While Skywave runs, commands run inside it; otherwise they open the data themselves.

What the environment decides
  SKYWAVE_DATA    where the data is kept (data/ in Skywave's folder)
  SITE_PORT       where readers read (8080)
  NEWSROOM_PORT   where the newsroom works (8081)
  SEARCH_PORT     where the search answers on this machine (any free port, which the edge is told)
  SEARCH_AT       host:port of a search that runs by itself (none: it runs in this process)
  HOST            the address both listen on (127.0.0.1: this machine only)
  PUBLIC_URL      where readers find the site from outside (http://localhost:SITE_PORT)
  DATABASE_URL    a PostgreSQL server, postgres://user:password@host:port/database (none: embedded in SKYWAVE_DATA)
  FFMPEG          where ffmpeg is, if it is not in PATH; without it audio and video are offered as they came (ffmpeg)
  MEDIA_MEGABYTES megabytes that an audio or video may have (1000)
  OFFLINE_READING off: readers' browsers drop what they keep for reading without a network (on)
  AI_CRAWLERS     allow: crawlers that gather texts for language models may read the site (refuse)
  SECURITY_CONTACT  where holes are reported, mailto:security@news.example: makes security.txt (none)
  TRUST           lines of trust.txt, belongto=https://union.example/,social=https://… (none)
  DEMONSTRATION   what a first run shows: all, none, or the editions' codes, en,fa (all)
  WIRE_ALLOW      networks that wire sources may be in although they are not public, 10.1.2.0/24,fd00::/8 (none)
  LOG_LEVEL       silent, fatal, error, warn, info, debug or trace, to standard error (warn)

Exit codes
  0  done
  1  it failed; one sentence says why
  2  the words or the environment make no sense to Skywave
  3  press check found a difference
`;

export const exitCodes = { done: 0, failed: 1, misunderstood: 2, difference: 3 } as const;
