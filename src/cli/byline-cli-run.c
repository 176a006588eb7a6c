/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program: which command, and what it says of itself. */

#include "byline-cli.h"

#include <errno.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "byline-config.h"

/* The column of what a command takes, in the list of all of them. */
#define CALL_WIDTH 28

static const CliCommand commands[] = {
  { "parse", "FILE…|-", "Convert feeds to JSON Feed",
    "Reads RSS, Atom, CDF, JSON Feed, sitemaps with news and pages with an h-feed\n"
    "by their content, compressed or not. With one file the JSON is indented; with\n"
    "several, every file is one line (JSON Lines). A file that cannot be read or\n"
    "is no feed is reported and left out; the exit code is 2 then. No profile is\n"
    "opened and no network is asked.",
    cli_run_parse },
  { "extract", "FILE…|-", "Extract the article of web pages as JSON",
    "Finds headline, standfirst, byline, date, pictures and main text of an HTML\n"
    "page; Byline's own document is the member _byline. With one file the JSON is\n"
    "indented; with several, every file is one line (JSON Lines). A file that\n"
    "cannot be read or has no article is reported and left out; the exit code is 2\n"
    "then. Rules for the site of --url are read from site-rules/ in the folder of\n"
    "configuration (below DIR with --profile DIR), and what is wrong with them is\n"
    "reported. --explain prints how the text was found: what might have been it, with\n"
    "scores, and what each step left out and why. The steps, for --without:\n"
    "boilerplate, captions, bound, climb, head, tail, middle, body. No data is opened\n"
    "and no network is asked.",
    cli_run_extract },
  { "add", "URL|FILE", "Add the feed of a website or in a file, or a page without one",
    "URL is a feed, or a page which announces one or more; of several the best is\n"
    "taken and all are listed on standard error, with their numbers for --feed, which\n"
    "takes one, several (1,3) or all of them but comments and second formats; several of\n"
    "one website become one publication, with a section each. Nothing is guessed unless\n"
    "--guess is given. A page without a feed can be added itself with --page: its list of\n"
    "stories is read at each refresh. Nothing changes if the feed cannot be read. A feed\n"
    "that is in the library already is recognized, however its address is written, and\n"
    "nothing is loaded. A feed in a FILE of this computer is named by its path\n"
    "(/home/me/feed.xml, ./feed.xml) or its address (file:///home/me/feed.xml), and read\n"
    "again at each refresh if it has changed.",
    cli_run_add },
  { "remove", "ID|URL", "Remove a publication; saved stories stay",
    "Name the publication by its id, its name, or the address of one of its feeds or its\n"
    "home page. Its stories are deleted a day later; until then, adding it again restores\n"
    "them. Its saved stories stay until they are unsaved, and belong to it again if it is\n"
    "added again.",
    cli_run_remove },
  { "feeds", "[ID|URL]", "List feeds; --health adds refresh times and errors",
    "With --health: the last refresh and the last success of each feed, its next refresh\n"
    "and the reason for that time, how often it changes, and what can be done about feeds\n"
    "that have failed for a week. With a publication (its id, its name, or the address of\n"
    "one of its feeds or its home page) also the last 20 refreshes of its feeds; with\n"
    "--json, those of all feeds.",
    cli_run_feeds },
  { "refresh", "[ID|URL]", "Refresh all feeds",
    "All of them, those of a publication (its id, its name, or the address of one of its\n"
    "feeds or its home page), or those of a folder. Feeds that failed are reported on\n"
    "standard error; the exit code is 1 if all of them did. Feeds that were refreshed less\n"
    "than a minute ago, or whose server asked to wait, are skipped and reported.",
    cli_run_refresh },
  { "requests", NULL, "List the requests of the last seven days",
    "Every request of the last seven days, the newest first: when, why (refresh,\n"
    "subscribe, discovery, older, page, picture, icon), the response, and for which story.\n"
    "The first lines are today's sums of each publication.",
    cli_run_requests },
  { "offline", NULL, "Load unread stories for reading offline",
    "Loads the pages of unread stories of which the feed gives only the beginning, and\n"
    "pictures, for at most the newest 2000 stories. What could not be loaded is counted on\n"
    "standard error.",
    cli_run_offline },
  { "older", "ID|URL", "Load older stories of a publication",
    "Name the publication by its id, its name, or the address of one of its feeds or its\n"
    "home page. The next page of older stories is loaded from feeds that announce one\n"
    "(RFC 5005, JSON Feed's next_url); run it again for the page after that. The stories\n"
    "are unread, and sorted by their dates. The exit code is 1 if there are none.",
    cli_run_older },
  { "login", "URL", "Set the user name and password of a feed",
    "URL is the address of a feed, added or not, or the id or the name of a publication.\n"
    "User name and password are asked for on the terminal; if standard input is not a\n"
    "terminal, they are its first two lines. They are stored in the keyring (if there is\n"
    "none, in passwords.ini of the profile, which only you can read), and sent only to the\n"
    "server of that address, when it asks for them. If you add or import an address that\n"
    "contains both (https://user:password@example.org/feed), they are stored in the same\n"
    "way, and left out of the address.",
    cli_run_login },
  { "access", "URL", "Show or set how the server of a feed is reached",
    "URL is the address of a feed, added or not, or the id or the name of a publication.\n"
    "Proxy and user agent are used for everything that is loaded for the publication: its\n"
    "feeds, pages, pictures and icon. The cookie is sent only to the publication's own\n"
    "hosts, and is not shown. They are stored in access.ini of the profile, which only you\n"
    "can read, and never exported. Without options, the current settings are shown.",
    cli_run_access },
  { "account", "add URL|list|edit ACCOUNT|remove ACCOUNT|sync [ACCOUNT]|move PUBLICATION ACCOUNT",
    "Sync with a server that other devices use",
    "A server with the Google Reader API (FreshRSS, Miniflux, BazQux, The Old Reader)\n"
    "or with Miniflux's own. For add, the server's host is enough: the address of its API\n"
    "is detected, and the login is checked. User name and password are asked for on the\n"
    "terminal; if standard input is not a terminal, they are its first lines. They are\n"
    "stored like those of feeds (see byline-cli login).\n"
    "\n"
    "edit changes the server's address, the login or the name, if the server accepts the\n"
    "login; the account's publications and stories stay.\n"
    "\n"
    "sync sends what you have read, saved, added, renamed and moved to the servers, and\n"
    "gets what is new there; `byline-cli refresh` does the same. What could not be sent\n"
    "waits for the next time. remove changes nothing on the server, and this computer\n"
    "refreshes the feeds from then on. move makes an account refresh a publication, or\n"
    "this computer (if ACCOUNT is “here”): its stories and their marks stay.",
    cli_run_account },
  { "import", "FILE.opml|-", "Add all feeds of an OPML file",
    "Folders are kept. Nothing is loaded from the network; byline-cli refresh gets the\n"
    "stories.",
    cli_run_import },
  { "export", "[FILE.opml]", "Export all feeds as OPML",
    "Without a file, to standard output. Feeds of accounts are included. Folders, sections\n"
    "and rules about names are kept; rules about a single publication are only in\n"
    "byline-cli rules export. User names and passwords are left out of addresses. Only you\n"
    "can read the file if it contains private data, such as feeds of your own network or\n"
    "what is muted.",
    cli_run_export },
  { "sections", NULL, "List sections with unread and total counts",
    "Pinned ones (^) come first, then those with most unread stories. With --all also\n"
    "what is hidden (-): names that say nothing, and tags of a single story.",
    cli_run_sections },
  { "authors", NULL, "List authors with unread and total counts",
    "Pinned ones (^) come first, then those with most unread stories; agencies, staff\n"
    "and other organizations come last. With --all also what is hidden (-).",
    cli_run_authors },
  { "publications", NULL, "List publications", NULL, cli_run_publications },
  { "list", NULL, "List stories, newest first",
    "A story must match all options; of several sections, or several authors, it must\n"
    "match one. The first column is the id that other commands take; * marks an unread\n"
    "story, + a saved one.\n"
    "\n"
    "A QUERY is words, \"exact words\", begin* and -without, with any of\n"
    "  section:China  author:lawrence  publication:\"The Paper\"\n"
    "  is:unread  is:read  is:saved  is:today  is:muted\n"
    "  before:2026-01-31  after:2026-01\n"
    "Errors in it are reported on standard error, and the rest is searched for.",
    cli_run_list },
  { "edition", NULL, "Show stories as a front page",
    "A lead story, a few others, and the rest by section (the stories of one section by\n"
    "publication, those of one author by day). Stories are ranked by age, followed authors,\n"
    "pinned sections, picture, length, place in their feed, and how many publications have\n"
    "them; no section, publication or author takes the whole page. * marks an unread\n"
    "story. With --json, one document.",
    cli_run_edition },
  { "merge", "section|author NAME INTO", "Merge one name into another",
    "Stories of NAME are listed under INTO from now on, new ones as well. Archived stories\n"
    "are not changed: unmerge restores NAME as it was.",
    cli_run_merge },
  { "unmerge", "section|author NAME", "Separate a name that was merged", NULL, cli_run_unmerge },
  { "rename", "section|author NAME [NEW]", "Rename a section or author, or restore its name",
    "Without NEW, its original name is restored.", cli_run_rename },
  { "hide", "section|author NAME", "Hide a section or author from lists of names",
    "Its stories stay in all lists.", cli_run_hide },
  { "unhide", "section|author NAME", "List a section or author, whatever it is called", NULL,
    cli_run_unhide },
  { "pin", "section|author NAME", "Pin a section, or follow an author", NULL, cli_run_pin },
  { "unpin", "section|author NAME", "Unpin a section, or unfollow an author", NULL, cli_run_unpin },
  { "split", "AUTHOR PUBLICATION NAME", "Treat an author as someone else in a publication",
    "In PUBLICATION (its id, name or address), AUTHOR is listed as a person of their own\n"
    "from now on, called NAME. unsplit makes both one person again.",
    cli_run_split },
  { "unsplit", "AUTHOR PUBLICATION", "Make a split author one person again", NULL,
    cli_run_unsplit },
  { "author-kind", "AUTHOR organization|person", "List an author as an organization, or a person",
    "Organizations (agencies, staff and the like) are listed under Staff and Agencies.",
    cli_run_author_kind },
  { "organisation", "AUTHOR", "List an author under Staff and Agencies",
    "Agencies, staff and the like are listed apart; so is AUTHOR then. With --undo\n"
    "AUTHOR is a person, whatever the name says.",
    cli_run_organisation },
  { "mute", "word|section|author|publication NAME", "Mute words, sections, authors or publications",
    "Words are searched for in headline, standfirst and tags. Muted stories are not shown,\n"
    "but kept: byline-cli list --muted lists them.",
    cli_run_mute },
  { "unmute", "word|section|author|publication NAME", "Unmute what was muted", NULL,
    cli_run_unmute },
  { "mutes", NULL, "List what is muted", NULL, cli_run_mutes },
  { "filters", "list|save NAME|rename NAME NEW|remove NAME", "Manage saved filters",
    "save takes the options of byline-cli list, and byline-cli list --filter NAME shows\n"
    "the stories again.",
    cli_run_filters },
  { "rules", "list|export [FILE]|import FILE", "Copy mutes, renames, pins and filters elsewhere",
    "The file lists what is renamed, merged, split, hidden, pinned (in order) and muted,\n"
    "and the saved filters: JSON, described by rules.schema.json. import adds its rules to\n"
    "the existing ones, all or none; rules for publications that this library does not have\n"
    "are skipped and reported.",
    cli_run_rules },
  { "show", "[ID…]", "Print a story, or make a file of it",
    "If the text of a story is not in the archive, its page is loaded. Showing a story does\n"
    "not mark it as read. --format makes a whole file: html contains the pictures, markdown\n"
    "and text have none, json is the same as in the archive, epub is a book, with several\n"
    "stories if there are several IDs, or options that select stories.",
    cli_run_show },
  { "read", "ID…", "Mark stories as read", NULL, cli_run_read },
  { "unread", "ID…", "Mark stories as unread", NULL, cli_run_unread },
  { "save", "ID…", "Save stories and their pictures",
    "Loads the pictures of the stories, too. Stories stay saved if pictures could not be\n"
    "loaded, or if you do not wait for them (Ctrl+C): this is reported, and the next\n"
    "refresh tries again. The exit code is 0 if only pictures are missing.",
    cli_run_save },
  { "unsave", "ID…", "Remove stories from Saved", NULL, cli_run_unsave },
  { "keep", NULL, "Show or set how long stories are kept",
    "A story goes when it is older than the days that are set, or not among the newest of\n"
    "its feed, whichever comes first. Unread stories stay until they are read, unless\n"
    "--unread as-read sets the same limits for them. Saved stories always stay. Without\n"
    "options, the limits are printed (default: 90 days, and 500 stories of each feed).\n"
    "The value default resets a publication to the limits of the library, and the library\n"
    "to its own defaults. Stories are deleted by the next refresh; --dry-run shows\n"
    "beforehand which.",
    cli_run_keep },
  { "pages", "[PUBLICATION [automatic|never|excerpts|always]]",
    "Show or set when full stories are loaded",
    "excerpts: when the feed gives only the beginning of a story. automatic: the same, and\n"
    "for every story of the publication if the pages of the first three that are opened\n"
    "give what the feed lacks (a standfirst, a caption, a credit, an author's card, more\n"
    "text). A page is only loaded when its story is opened.",
    cli_run_pages },
  { "ahead", "[PUBLICATION [headlines|articles|pictures]]",
    "Show or set what is kept for a time without a network",
    "What is loaded for a publication's unread stories after each refresh. articles: the\n"
    "pages of stories of which the feed gives only the beginning. pictures: these pages,\n"
    "and all pictures. The newest come first, at most --limit stories a day (default: 50).\n"
    "What cannot be loaded is not tried again. Stories that are kept have a mark in lists\n"
    "and in the window. byline-cli offline loads all unread stories at once.",
    cli_run_ahead },
  { "check", NULL, "Check the library for damage",
    "With --repair, a damaged article is restored from what the database knows, and\n"
    "loaded again; a damaged journal is rewritten from the database, and the old one is\n"
    "kept beside it. The exit code is 1 if there is damage that was not repaired.",
    cli_run_check },
  { "rebuild", NULL, "Rebuild the database from the archive",
    "Stories are restored from the archive, publications and marks from the journal, and\n"
    "what only the old database knows from there, as long as it can be read; stories keep\n"
    "their numbers. The old database stays until the new one is complete. If stories cannot\n"
    "be read and would be lost, the old one stays, and the exit code is 1: --force continues\n"
    "without them. The window must be closed.",
    cli_run_rebuild },
};

/* How all of them are listed. */
static const struct {
  const char *title;
  const char *names[16];
} groups[] = {
  { "Publications",
    { "add", "remove", "publications", "feeds", "refresh", "older", "login", "access", "account",
      "requests", "import", "export", NULL } },
  { "Stories", { "list", "edition", "show", "read", "unread", "save", "unsave", "offline", NULL } },
  { "Sections and authors",
    { "sections", "authors", "pin", "unpin", "hide", "unhide", "rename", "merge", "unmerge",
      "split", "unsplit", "author-kind", NULL } },
  { "Filters and rules", { "filters", "mute", "unmute", "mutes", "rules", NULL } },
  { "Files (no library, no network)", { "parse", "extract", NULL } },
  { "Maintenance", { "keep", "pages", "ahead", "check", "rebuild", NULL } },
};

static const CliCommand *
find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return &commands[i];
    }
  return NULL;
}

static void
print_summary (const CliCommand *command)
{
  const char *arguments = command->arguments != NULL ? command->arguments : "";
  g_autofree char *call = g_strdup_printf ("%s %s", command->name, arguments);
  glong length = g_utf8_strlen (call, -1);

  /* Padded by characters, not bytes; a longer one has a line of its own. */
  if (length > CALL_WIDTH)
    printf ("  %s\n  %*s %s\n", call, CALL_WIDTH, "", command->summary);
  else
    printf ("  %s%*s %s\n", call, (int) (CALL_WIDTH - length), "", command->summary);
}

static void
print_help (void)
{
  printf ("Read and manage your Byline library from the terminal\n"
          "\n"
          "Usage: byline-cli [--profile DIR] [--json] COMMAND [OPTION…]\n");
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      printf ("\n%s\n", groups[i].title);
      for (const char *const *name = groups[i].names; *name != NULL; name++)
        print_summary (find_command (*name));
    }
  printf ("\n"
          "Options\n"
          "  --profile DIR                Store all data in DIR\n"
          "  --json                       Print JSON; lists are one object per line\n"
          "  --version                    Print the version and exit\n"
          "  -h, --help                   Print help; also: byline-cli COMMAND --help\n"
          "\n"
          "A FILE of - is standard input.\n"
          "Exit status: 0 success, 1 failure, 2 wrong usage or unreadable input.\n"
          "\n"
          "Examples\n"
          "  byline-cli add example.org\n"
          "  byline-cli refresh\n"
          "  byline-cli list --section China --unread\n"
          "  byline-cli list --search 'author:lindqvist after:2026-01'\n");
}

/* What has a newer name works, and is not listed. */
static gboolean
is_listed (const CliCommand *command)
{
  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    if (g_strv_contains (groups[i].names, command->name))
      return TRUE;
  return FALSE;
}

/* A line for each command. */
static void
print_help_json (Cli *cli)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      char *help[] = { (char *) commands[i].name, (char *) "--help", NULL };

      if (!is_listed (&commands[i]))
        continue;
      cli->command = &commands[i];
      cli->argv = help;
      cli->command->run (cli);
    }
}

static void
print_any_help (Cli *cli)
{
  if (cli->json)
    print_help_json (cli);
  else
    print_help ();
}

/* Reads the options in front of the command. Returns -1 to go on, or the exit code. */
static int
parse_program_options (Cli *cli, char ***argv)
{
  gboolean help = FALSE, version = FALSE;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &cli->profile_dir, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &cli->json, NULL, NULL },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &version, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) options = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_set_help_enabled (options, FALSE);
  g_option_context_set_strict_posix (options, TRUE);
  g_option_context_add_main_entries (options, entries, NULL);
  if (!g_option_context_parse_strv (options, argv, &error))
    {
      cli_print_error ("%s (see byline-cli --help)", error->message);
      return CLI_USAGE;
    }
  if (help)
    print_any_help (cli);
  else if (version)
    printf ("byline-cli %s\n", BYLINE_VERSION);
  return help || version ? CLI_DONE : -1;
}

static int
run_command (Cli *cli, char **argv)
{
  const char *name = argv[0];

  if (name == NULL)
    {
      cli_print_error ("a command is missing; run byline-cli --help for a list");
      return CLI_USAGE;
    }
  if (g_str_equal (name, "help") && argv[1] == NULL)
    {
      print_any_help (cli);
      return CLI_DONE;
    }
  if (g_str_equal (name, "help"))
    name = argv[1];
  cli->command = find_command (name);
  if (cli->command == NULL)
    {
      cli_print_error ("unknown command “%s”; run byline-cli --help for a list", name);
      return CLI_USAGE;
    }
  if (name == argv[1])
    {
      char *help[] = { argv[1], (char *) "--help", NULL };

      cli->argv = help;
      return cli->command->run (cli);
    }
  cli->argv = argv;
  return cli->command->run (cli);
}

/* What could not be written was not done. */
static int
finish_output (int status)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;
  cli_print_error ("the output cannot be written: %s", g_strerror (errno));
  return status == CLI_DONE ? CLI_FAILED : status;
}

int
byline_cli_run (char **argv)
{
  g_auto (GStrv) rest = g_strdupv (argv);
  Cli cli = { .cancellable = g_cancellable_new () };
  int status;

  setlocale (LC_CTYPE, "");
  g_set_prgname ("byline-cli");
  status = parse_program_options (&cli, &rest);
  if (status < 0)
    status = run_command (&cli, rest[0] != NULL ? rest + 1 : rest);
  if (!cli_save (&cli) && status == CLI_DONE)
    status = CLI_FAILED;
  cli_close (&cli);
  return finish_output (status);
}
