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
    "one site become one publication, with a section each. Nothing is guessed unless\n"
    "--guess is given. A page\n"
    "without a feed can be followed itself with --page: its list of stories is read at\n"
    "each refresh. Nothing changes if the feed cannot be read. What is subscribed to\n"
    "already, however its address is written, is told without asking anybody. A feed\n"
    "in a FILE of this computer is named by its path (/home/me/feed.xml, ./feed.xml)\n"
    "or its address (file:///home/me/feed.xml), and read again at each refresh if it\n"
    "has changed.",
    cli_run_add },
  { "remove", "ID|URL", "Remove a publication; saved stories stay",
    "The publication is told by its id, its name, or the address of one of its\n"
    "feeds or its home page. Its stories are deleted for good a day later; until\n"
    "then, adding it again brings them back. Its saved stories stay until they are\n"
    "unsaved, and are its own again if it is added again.",
    cli_run_remove },
  { "feeds", "[ID|URL]", "List feeds; --health adds refresh times and errors",
    "With --health: when each was refreshed and answered, when it is refreshed next and\n"
    "why then, how often it changes, and what can be done about those that have failed\n"
    "for a week. With a publication (its id, its name, or the address of one of its feeds\n"
    "or its home page) also its feeds' last 20 tries; with --json those of all.",
    cli_run_feeds },
  { "refresh", "[ID|URL]", "Refresh all feeds",
    "All of them, those of a publication (its id, its name, or the address of one of its\n"
    "feeds or its home page), or those of a folder. Feeds that failed are reported on\n"
    "standard error; the exit code is 1 if all of them did. A feed that was asked less\n"
    "than a minute ago is not asked again, nor is one whose server asked to be left\n"
    "alone; both are said.",
    cli_run_refresh },
  { "requests", NULL, "List the requests of the last seven days",
    "Every request of the last seven days, the newest first: when, why (refresh,\n"
    "subscribe, discovery, older, page, picture, icon), what came, and for which story;\n"
    "in front of them, what was asked of each publication today.",
    cli_run_requests },
  { "offline", NULL, "Load unread stories for reading offline",
    "Loads the pages of unread stories that are excerpts, and pictures, at most of the\n"
    "newest 2000. What cannot be loaded is counted on standard error.",
    cli_run_offline },
  { "older", "ID|URL", "Load older stories of a publication",
    "The publication is told by its id, its name, or the address of one of its feeds or\n"
    "its home page. Feeds that say where their older stories are (RFC 5005, JSON Feed's\n"
    "next_url) are asked for the next page of them; called again, for the one behind.\n"
    "They come in as unread, in their place. The exit code is 1 if there are none.",
    cli_run_older },
  { "login", "URL", "Set the user name and password of a feed",
    "URL is the address of a feed, subscribed to or not yet, or the id or the name of a\n"
    "publication. Both are asked for on the terminal, the password without showing it;\n"
    "where standard input is no terminal, its first line is the user name and its second\n"
    "the password. They are kept in the keyring (where there is none, in passwords.ini of\n"
    "the profile, which only you can read), and go to the server of that address alone,\n"
    "when it asks for them. An address that is added or imported with both in it\n"
    "(https://user:password@example.org/feed) is kept the same way, without them.",
    cli_run_login },
  { "access", "URL", "Show or set how the server of a feed is reached",
    "URL is the address of a feed, subscribed to or not yet, or the id or the name of a\n"
    "publication. A proxy and a user agent that are set count for all that is asked for\n"
    "the publication: its feeds, stories' pages, pictures and icon. The cookie goes to the\n"
    "publication's own hosts alone, and is not shown. They are kept in access.ini of the\n"
    "profile, which only you can read; no export holds them. Without options, what is set\n"
    "is shown.",
    cli_run_access },
  { "account", "add URL|list|edit ACCOUNT|remove ACCOUNT|sync [ACCOUNT]|move PUBLICATION ACCOUNT",
    "Sync with a server that other devices use",
    "A server with the Google Reader API (FreshRSS, Miniflux, BazQux, The Old Reader)\n"
    "or with Miniflux's own. With add, its host will do: where its interface lies is\n"
    "found out, and whether it takes the login. The user name and the password are asked\n"
    "for on the terminal; where standard input is no terminal, they are its first lines.\n"
    "They are kept like those of feeds (see byline-cli login).\n"
    "\n"
    "edit changes where the server is, the login or the name, after the server took the\n"
    "login; what the account brings stays.\n"
    "\n"
    "sync tells servers what you have read, saved, subscribed to, renamed and moved, and\n"
    "brings what is new there; `byline-cli refresh` does so, too. What could not be told\n"
    "waits for the next time. remove leaves the server as it is, and this computer asks the\n"
    "feeds itself from then on. move lets a server bring a publication, or (ACCOUNT is\n"
    "“here”) this computer: its stories and their marks stay.",
    cli_run_account },
  { "import", "FILE.opml|-", "Add all feeds of an OPML file",
    "Folders are kept. No network is asked; `byline-cli refresh` brings the\n"
    "stories.",
    cli_run_import },
  { "export", "[FILE.opml]", "Export all feeds as OPML",
    "Without a file, to standard output. What servers bring is among them, so that\n"
    "another program can ask for it itself. Folders, sections and rules about names go\n"
    "along; rules about one publication only with `byline-cli rules export`. No\n"
    "address in it has a user name and a password. Only you can read the file if it\n"
    "holds what is private, such as feeds of your own network or what is muted.",
    cli_run_export },
  { "sections", NULL, "List sections with unread and total counts",
    "Pinned ones (^) come first, then those with most unread stories. With --all also\n"
    "what is hidden (-): names that say nothing, and tags of a single story.",
    cli_run_sections },
  { "authors", NULL, "List authors with unread and total counts",
    "Pinned ones (^) come first, then those with most unread stories; agencies, staff\n"
    "and other organisations stand last. With --all also what is hidden (-).",
    cli_run_authors },
  { "publications", NULL, "List publications", NULL, cli_run_publications },
  { "list", NULL, "List stories, newest first",
    "All that is asked for must hold; several sections, or several authors, are\n"
    "alternatives. In the first column is the id that other commands take; * marks\n"
    "an unread story, + a saved one.\n"
    "\n"
    "A QUERY is words, \"exact words\", begin* and -without, with any of\n"
    "  section:China  author:lawrence  publication:\"The Paper\"\n"
    "  is:unread  is:read  is:saved  is:today  is:muted\n"
    "  before:2026-01-31  after:2026-01\n"
    "What is wrong in it is said on standard error, and the rest is searched for.",
    cli_run_list },
  { "edition", NULL, "Show stories as a front page",
    "What leads, what stands beside it, and the rest by section (those of a section by\n"
    "publication, those of an author by day). It is chosen by how new a story is, by\n"
    "authors who are followed and sections that are pinned, by pictures, length, its\n"
    "place in its feed, and how many publications carry it; no section, publication or\n"
    "author takes the whole page. * marks an unread story. With --json one document.",
    cli_run_edition },
  { "merge", "section|author NAME INTO", "Merge one name into another",
    "Stories of NAME count as INTO's from now on, those to come as well. Nothing is\n"
    "rewritten: unmerge brings NAME back as it was.",
    cli_run_merge },
  { "unmerge", "section|author NAME", "Separate a name that was merged", NULL, cli_run_unmerge },
  { "rename", "section|author NAME [NEW]", "Rename a section or author, or restore its name",
    "Without NEW, under its own name again.", cli_run_rename },
  { "hide", "section|author NAME", "Hide a section or author from lists of names",
    "Its stories stay where they are.", cli_run_hide },
  { "unhide", "section|author NAME", "List a section or author, whatever it is called", NULL,
    cli_run_unhide },
  { "pin", "section|author NAME", "Pin a section, or follow an author", NULL, cli_run_pin },
  { "unpin", "section|author NAME", "Unpin a section, or unfollow an author", NULL, cli_run_unpin },
  { "split", "AUTHOR PUBLICATION NAME", "Treat an author as someone else in a publication",
    "In PUBLICATION (its id, name or address) AUTHOR is another person from now on,\n"
    "called NAME. unsplit makes them one again.",
    cli_run_split },
  { "unsplit", "AUTHOR PUBLICATION", "Make a split author one person again", NULL,
    cli_run_unsplit },
  { "author-kind", "AUTHOR organization|person", "List an author as an organization, or a person",
    "Agencies, staff and the like are listed apart, under Staff and Agencies.",
    cli_run_author_kind },
  { "organisation", "AUTHOR", "List an author under Staff and Agencies",
    "Agencies, staff and the like are listed apart; so is AUTHOR then. With --undo\n"
    "AUTHOR is a person, whatever the name says.",
    cli_run_organisation },
  { "mute", "word|section|author|publication NAME", "Mute words, sections, authors or publications",
    "Words are looked for in headline, standfirst and tags. Muted stories are kept;\n"
    "`byline-cli list --muted` lists them.",
    cli_run_mute },
  { "unmute", "word|section|author|publication NAME", "Unmute what was muted", NULL,
    cli_run_unmute },
  { "mutes", NULL, "List what is muted", NULL, cli_run_mutes },
  { "filters", "list|save NAME|rename NAME NEW|remove NAME", "Manage saved filters",
    "With save, the options say which stories, as in `byline-cli list`, which shows\n"
    "them again with --filter NAME.",
    cli_run_filters },
  { "rules", "list|export [FILE]|import FILE", "Copy mutes, renames, pins and filters elsewhere",
    "The document holds what was renamed, merged, split, hidden, pinned (in order) and\n"
    "muted, and the saved filters: JSON, described by rules.schema.json. Import adds\n"
    "its rules to those that are there, all or none; what is about a publication that\n"
    "this profile does not have is left out, and said.",
    cli_run_rules },
  { "show", "[ID…]", "Print a story, or make a file of it",
    "A story whose text is not in the archive is fetched from its page. Showing a\n"
    "story does not mark it as read. With --format it is a whole file: html has its\n"
    "pictures inside, markdown and text have none, json is as in the archive, epub is\n"
    "a book, of several stories if there are several IDs, or if options say which\n"
    "stories instead.",
    cli_run_show },
  { "read", "ID…", "Mark stories as read", NULL, cli_run_read },
  { "unread", "ID…", "Mark stories as unread", NULL, cli_run_unread },
  { "save", "ID…", "Save stories and their pictures",
    "Ends when the pictures have been fetched and lie with the data. Stories stay saved\n"
    "if pictures could not be fetched, or were not waited for (Ctrl+C): that is said, and\n"
    "the next refresh tries again. The exit code is 0 if only pictures are missing.",
    cli_run_save },
  { "unsave", "ID…", "Remove stories from Saved", NULL, cli_run_unsave },
  { "keep", NULL, "Show or set how long stories are kept",
    "Of each story that is not saved, the first limit that is over counts: its days, or\n"
    "the number of newer ones of its feed. Unread stories stay as long as they are unread,\n"
    "unless --unread as-read says that the limits hold for them, too. Saved ones stay in\n"
    "any case. Without options, what is set is printed: for the whole library 90 days and\n"
    "500 stories a feed, if nothing else was said. default gives a publication back to\n"
    "that, and the library to these. What does not stay is deleted by the next refresh;\n"
    "--dry-run says beforehand what that would be.",
    cli_run_keep },
  { "pages", "[PUBLICATION [automatic|never|excerpts|always]]",
    "Show or set when full stories are loaded",
    "excerpts: when the feed gives only a beginning. automatic: that, and always where the\n"
    "pages of the first three stories that are opened give what the feed lacks (a\n"
    "standfirst, a caption, a credit, an author's card, more text). No page is read but of a\n"
    "story that is opened.",
    cli_run_pages },
  { "ahead", "[PUBLICATION [headlines|articles|pictures]]",
    "Show or set what is kept for a time without a network",
    "What is loaded of a publication's unread stories after each refresh: articles are the\n"
    "pages of stories of which the feed has only a beginning; pictures are these, and all\n"
    "pictures. The newest come first, at most as many a day as --limit says (50, if nothing\n"
    "was said). What cannot be loaded is not tried again. In the window and in lists such\n"
    "stories bear a mark. offline loads it for all unread stories at once.",
    cli_run_ahead },
  { "check", NULL, "Check the library for damage",
    "With --repair, what can be mended is: a broken article is made of what the\n"
    "database knows and fetched again; a damaged journal is written anew from the\n"
    "database and kept as it was beside it. The exit code is 1 if there is damage\n"
    "that was not repaired.",
    cli_run_check },
  { "rebuild", NULL, "Rebuild the database from the archive",
    "Stories come back from the archive, subscriptions and marks from the journal, and\n"
    "what only the old database knows from that, as long as it can be read; stories\n"
    "keep their numbers. The old database stays until the new one is whole; it stays,\n"
    "and the exit code is 1, if stories cannot be read and would be lost: --force goes\n"
    "on without them. No window may have the profile open.",
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
