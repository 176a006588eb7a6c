/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "byline-library.h"
#include "byline-rule.h"

G_BEGIN_DECLS

/* What the command says of itself when it ends. */
#define CLI_DONE 0
#define CLI_FAILED 1
#define CLI_USAGE 2

typedef struct _Cli Cli;

/**
 * CliCommand: one command.
 * @arguments: behind its options, "FILE…|-"
 * @summary: one line
 * @description: what else `--help` says
 * @run: returns the exit code
 */
typedef struct {
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  int (*run) (Cli *cli);
} CliCommand;

/**
 * Cli: one run of the program.
 */
struct _Cli {
  const CliCommand *command;
  char **argv;       /* the command's name and what follows it */
  char *profile_dir; /* --profile */
  gboolean json;     /* --json */
  int status;        /* the exit code, if cli_parse() returned NULL */

  BylineProfile *profile;
  BylineSettings *settings;
  BylineLibrary *library;
  GCancellable *cancellable; /* SIGINT and SIGTERM cancel it */
  guint signals[2];
  GAsyncResult *result; /* of the last call */
  gboolean is_done;     /* that call, if nobody has waited for it */
};

/** Runs the program; returns its exit code. */
int byline_cli_run (char **argv);

/**
 * cli_parse:
 * @entries: the command's own options, all that are text as %G_OPTION_ARG_FILENAME
 * @min: the fewest arguments
 * @max: the most arguments
 *
 * Returns: (transfer full) (nullable): the arguments, valid UTF-8 all of them, or %NULL if there
 * is nothing more to do (--help, bad usage): then
 *   the exit code is in @cli's status.
 */
char **cli_parse (Cli *cli, const GOptionEntry *entries, guint min, guint max);

/** Writes "byline-cli: …" and a line break to standard error, as one line. */
void cli_print_error (const char *format, ...) G_GNUC_PRINTF (1, 2);
/** What helps where a server wants to know who asks: behind a sentence. */
#define CLI_LOGIN_ADVICE "; “byline-cli login URL” keeps a user name and a password for it"

/** Says what went wrong. Returns: the exit code for it. */
int cli_fail (const GError *error);
/** Returns: whether what comes next would meet the error, too: a full disk, no right to write. */
gboolean cli_is_hopeless (const GError *error);

/** Returns: (transfer full) (nullable): a line of standard input without its end; %NULL: there is
 * none. */
char *cli_read_line (void);
/** Asks on a terminal, with what is typed shown or not. An interrupt ends it, and leaves the terminal
 * as it was. Returns: (transfer full) (nullable): what was typed */
char *cli_ask (const char *question, gboolean is_shown);

/** Returns: (transfer none): the profile that was asked for. */
BylineProfile *cli_get_profile (Cli *cli);
/**
 * Opens the library. Returns: whether it is open; if not, that has been said and the exit code
 * is in @cli's status.
 */
gboolean cli_open (Cli *cli);

/** As cli_open(), and fails if the profile can only be read: before anything is asked or changed. */
gboolean cli_open_to_write (Cli *cli);

/**
 * Waits until user names and passwords are kept. Returns: FALSE if one is not; that has been said.
 */
gboolean cli_save (Cli *cli);
/** Closes what is open. */
void cli_close (Cli *cli);

/** A GAsyncReadyCallback for cli_await(); its data is the Cli. */
void cli_done_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/** Returns: (transfer none): the result of the call that was begun with cli_done_cb(), until the
 * next one. */
GAsyncResult *cli_await (Cli *cli);
/** Calls byline_library_BEGIN_async() with what stands last, waits, and is what
 * byline_library_FINISH_finish() returns. */
#define CLI_CALL(cli, begin, finish, error, ...)                                                   \
  (byline_library_##begin##_async ((cli)->library, ##__VA_ARGS__, (cli)->cancellable, cli_done_cb, \
                                   (cli)),                                                         \
   byline_library_##finish##_finish ((cli)->library, cli_await (cli), error))

/** Reads a file, or standard input for "-", up to @max_bytes. */
GBytes *cli_read_file (const char *name, gsize max_bytes, GError **error);
/** Writes a file, which only its owner can read if it @is_private; a Flatpak cannot write everywhere. */
gboolean cli_write_file (const char *path, const char *text, gboolean is_private, GError **error);

/** Returns: (transfer full): @text; of a path that begins in this folder ("./…", "../…") the whole path. */
char *cli_dup_typed (const char *text);
/** Returns: (transfer full) (nullable): the address that was typed, a file's or one of the web; else NULL. */
char *cli_read_address (const char *text);
/**
 * cli_find_publication:
 * @reference: an id, key, name, or the address of a feed or home page
 *
 * Returns: (transfer full): the publication, or %NULL with NOT_FOUND
 */
BylinePublication *cli_find_publication (Cli *cli, const char *reference, GError **error);
/** Returns: (transfer full) (element-type BylinePublication): all of them. */
GPtrArray *cli_list_publications (Cli *cli, GError **error);
/** Returns: (transfer full) (nullable): @publication alone, or all if it is %NULL; %NULL with @error set. */
GPtrArray *cli_list_publications_or (Cli *cli,
                                     const BylinePublication *publication,
                                     GError **error);

/** Applies @rules (element-type BylineRule), all or none. Returns: (transfer full) (nullable): the
 * rules that take them back; %NULL when that was said. */
GPtrArray *cli_apply_rules_for_undo (Cli *cli, GPtrArray *rules);
/** Applies @rule (transfer full). Returns: the exit code. */
int cli_apply_rule (Cli *cli, BylineRule *rule);
/** Applies @rule (transfer full), and prints what was done in a line, unless JSON is wanted. Returns: the exit code. */
int cli_say_applied (Cli *cli, BylineRule *rule, const char *format, ...) G_GNUC_PRINTF (3, 4);
/** Applies @rules (element-type BylineRule), all or none. Returns: the exit code. */
int cli_apply_rules (Cli *cli, GPtrArray *rules);
/** Returns: (transfer full) (nullable): all rules; %NULL when that was said. */
GPtrArray *cli_get_rules (Cli *cli);
/** Returns: whether a section or an author has that name, or had it before a rule; else that was
 * said. */
gboolean cli_name_is_borne (Cli *cli, BylineRuleKind kind, const char *name);
/** Returns: what @rule is about, as people say it: of a publication not its key, but its name. */
const char *cli_rule_name (const BylineRule *rule, GPtrArray *publications);
/** Returns: (transfer none) (nullable): the rule of the saved filter called @name. */
const BylineRule *cli_find_filter (GPtrArray *rules, const char *name);

/**
 * Waits until the pictures of saved @stories (nullable: of all that miss some) are kept, with progress
 * on a terminal. Returns: (transfer full) (nullable): what became of them.
 */
BylinePicturesReport *cli_keep_pictures (Cli *cli, GArray *stories, GError **error);
/** Says, if pictures could not be fetched, how many, and why the first could not. */
void cli_print_picture_errors (const BylinePicturesReport *report);
/** Says, if pages and pictures could not be loaded, how many, and why the first could not. */
void cli_print_offline_errors (guint n_failed, const char *failure);

/** CliFilter: the options that say which stories. */
typedef struct {
  BylineFilter *filter;
  char *saved;
  char **sections;
  char **authors;
  char *publication;
  char *search;
  char *sort;
} CliFilter;

/** A GOptionEntry without a short name. */
#define CLI_OPTION(name, type, value, help, argument)                                              \
  {                                                                                                \
    name, 0, 0, G_OPTION_ARG_##type, value, help, argument                                         \
  }
/** The options of a #CliFilter, for a command's GOptionEntry array. */
#define CLI_FILTER_ENTRIES(o)                                                                      \
  CLI_OPTION ("filter", FILENAME, &(o)->saved, "Start from the saved filter NAME", "NAME"),        \
    CLI_OPTION ("section", FILENAME_ARRAY, &(o)->sections,                                         \
                "Only stories in section NAME (repeatable)", "NAME"),                              \
    CLI_OPTION ("author", FILENAME_ARRAY, &(o)->authors,                                           \
                "Only stories by author NAME (repeatable)", "NAME"),                               \
    CLI_OPTION ("publication", FILENAME, &(o)->publication,                                        \
                "Only stories of this publication: its id, name or address", "NAME"),              \
    CLI_OPTION ("unread", NONE, &(o)->filter->unread, "Only unread stories", NULL),                \
    CLI_OPTION ("saved", NONE, &(o)->filter->saved, "Only saved stories", NULL),                   \
    CLI_OPTION ("muted", NONE, &(o)->filter->muted, "Only muted stories", NULL),                   \
    CLI_OPTION ("search", FILENAME, &(o)->search, "Only stories that this query finds", "QUERY"),  \
  {                                                                                                \
    "ranked", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &(o)->filter->ranked, "", NULL           \
  }
/** The option that says in which order stories come, for commands that list them. */
#define CLI_SORT_ENTRY(o)                                                                          \
  CLI_OPTION ("sort", FILENAME, &(o)->sort,                                                        \
              "Sort by newest, oldest, publication, section or relevance (default: newest)",       \
              "ORDER")

CliFilter *cli_filter_new (void);
void cli_filter_free (CliFilter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliFilter, cli_filter_free)
/**
 * Opens the library. Returns: (transfer none) (nullable): the filter that was asked for; %NULL if
 * that was printed and the exit code is in @cli's status.
 */
BylineFilter *cli_filter_get (Cli *cli, CliFilter *options);

/**
 * Prints how feeds are doing. @reference: (nullable): a publication, as cli_find_publication() takes it,
 * whose tries are told. Returns: the exit code.
 */
int cli_print_health (Cli *cli, const char *reference);

/* The commands. */
int cli_run_parse (Cli *cli);
int cli_run_extract (Cli *cli);
int cli_run_add (Cli *cli);
int cli_run_remove (Cli *cli);
int cli_run_feeds (Cli *cli);
int cli_run_login (Cli *cli);
int cli_run_access (Cli *cli);
int cli_run_account (Cli *cli);
int cli_run_import (Cli *cli);
int cli_run_export (Cli *cli);
int cli_run_sections (Cli *cli);
int cli_run_authors (Cli *cli);
int cli_run_publications (Cli *cli);
int cli_run_merge (Cli *cli);
int cli_run_unmerge (Cli *cli);
int cli_run_rename (Cli *cli);
int cli_run_hide (Cli *cli);
int cli_run_unhide (Cli *cli);
int cli_run_pin (Cli *cli);
int cli_run_unpin (Cli *cli);
int cli_run_split (Cli *cli);
int cli_run_unsplit (Cli *cli);
int cli_run_author_kind (Cli *cli);
int cli_run_organisation (Cli *cli);
int cli_run_mute (Cli *cli);
int cli_run_unmute (Cli *cli);
int cli_run_mutes (Cli *cli);
int cli_run_filters (Cli *cli);
int cli_run_rules (Cli *cli);
int cli_run_list (Cli *cli);
int cli_run_edition (Cli *cli);
int cli_run_show (Cli *cli);
int cli_run_read (Cli *cli);
int cli_run_unread (Cli *cli);
int cli_run_save (Cli *cli);
int cli_run_unsave (Cli *cli);
int cli_run_refresh (Cli *cli);
int cli_run_offline (Cli *cli);
int cli_run_older (Cli *cli);
int cli_run_requests (Cli *cli);
int cli_run_keep (Cli *cli);
int cli_run_pages (Cli *cli);
int cli_run_ahead (Cli *cli);
int cli_run_check (Cli *cli);
int cli_run_rebuild (Cli *cli);

G_END_DECLS
