/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-name-actions.h"

#include <glib/gi18n.h>

#include "byline-library-sections.h"
#include "byline-name-chooser-dialog.h"
#include "byline-marks.h"
#include "byline-mute-dialog.h"
#include "byline-name-entry-dialog.h"
#include "byline-rules-window.h"

/* What is asked for about a section or an author, while a dialog or the library is waited for. */
typedef struct {
  BylineNames *names;
  BylineRuleKind kind;
  char *name;
  int step;           /* of a pinned one: see reorder() */
  GPtrArray *choices; /* nullable: of BylineNameCount: an author's publications */
  char *key;          /* nullable: the publication that was chosen */
} Request;

#define STEP_PIN 100
#define STEP_UNPIN -100

static Request *
request_new (BylineNames *names, BylineRuleKind kind, const char *name)
{
  Request *request = g_new0 (Request, 1);

  request->names = g_object_ref (names);
  request->kind = kind;
  request->name = g_strdup (name);
  return request;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->names);
  g_clear_pointer (&request->choices, g_ptr_array_unref);
  g_free (request->name);
  g_free (request->key);
  g_free (request);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Request, request_free)

static BylineLibrary *
get_library (BylineNames *names)
{
  return byline_window_context_get_library (byline_names_get_context (names));
}

static GCancellable *
get_cancellable (BylineNames *names)
{
  return byline_window_context_get_cancellable (byline_names_get_context (names));
}

/* Returns: (nullable): %NULL once the window is closed */
static GtkWindow *
get_window (BylineNames *names)
{
  return byline_window_context_get_window (byline_names_get_context (names));
}

static BylineRuleKind
get_target (GVariant *target, const char **name)
{
  const char *kind;

  g_variant_get (target, "(&s&s)", &kind, name);
  if (g_str_equal (kind, "section"))
    return BYLINE_RULE_KIND_SECTION;
  if (g_str_equal (kind, "author"))
    return BYLINE_RULE_KIND_AUTHOR;
  return BYLINE_RULE_KIND_PUBLICATION;
}

/* --- Pinned ones, in their order --- */

static void
add_pinned (GPtrArray *names, GPtrArray *rows, BylineRuleKind kind)
{
  for (guint i = 0; i < rows->len; i++)
    {
      BylineSectionSummary *section = rows->pdata[i];
      BylineAuthorSummary *author = rows->pdata[i];

      if (kind == BYLINE_RULE_KIND_SECTION && section->is_pinned)
        g_ptr_array_add (names, section->name);
      else if (kind == BYLINE_RULE_KIND_AUTHOR && author->is_pinned)
        g_ptr_array_add (names, author->name);
    }
}

static char *
describe_pin (Request *request)
{
  gboolean is_author = request->kind == BYLINE_RULE_KIND_AUTHOR;

  if (request->step == STEP_PIN)
    return g_strdup_printf (is_author ? _ ("Following %s") : _ ("“%s” pinned"), request->name);
  if (request->step == STEP_UNPIN)
    return g_strdup_printf (is_author ? _ ("Unfollowed %s") : _ ("“%s” unpinned"), request->name);
  return NULL;
}

/* Puts the name where it belongs among the pinned ones. Returns: whether that is elsewhere. */
static gboolean
reorder (GPtrArray *names, Request *request)
{
  guint index = 0;
  gboolean found = g_ptr_array_find_with_equal_func (names, request->name, g_str_equal, &index);
  int place;

  if (request->step == STEP_PIN)
    {
      if (!found)
        g_ptr_array_add (names, request->name);
      return !found;
    }
  if (!found)
    return FALSE;

  place = (int) index + request->step;
  if (request->step == STEP_UNPIN)
    {
      g_ptr_array_remove_index (names, index);
      return TRUE;
    }
  if (place < 0 || place >= (int) names->len)
    return FALSE;

  g_ptr_array_insert (names, place, g_ptr_array_steal_index (names, index));
  return TRUE;
}

static void
pinned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  GtkWindow *window = get_window (request->names);
  g_autoptr (BylineCounts)
    counts = byline_library_get_counts_finish (BYLINE_LIBRARY (source), result, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) rules = byline_rules_new ();

  if (window == NULL || counts == NULL)
    return;

  if (request->kind == BYLINE_RULE_KIND_SECTION)
    add_pinned (names, counts->sections, request->kind);
  else
    {
      add_pinned (names, counts->authors, request->kind);
      add_pinned (names, counts->organisations, request->kind);
    }
  if (!reorder (names, request))
    return;

  if (request->step == STEP_UNPIN)
    g_ptr_array_add (rules, byline_rule_pin (request->kind, request->name, -1));
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (rules, byline_rule_pin (request->kind, names->pdata[i], i));
  byline_names_apply_rules (request->names, rules, describe_pin (request));
}

static void
change_pin (BylineNames *self, GVariant *target, int step)
{
  const char *name;
  BylineRuleKind kind = get_target (target, &name);
  Request *request = request_new (self, kind, name);

  request->step = step;
  byline_library_get_counts_async (get_library (self), NULL, get_cancellable (self), pinned_cb,
                                   request);
}

static void
pin_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  change_pin (user_data, target, STEP_PIN);
}

static void
unpin_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  change_pin (user_data, target, STEP_UNPIN);
}

static void
up_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  change_pin (user_data, target, -1);
}

static void
down_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  change_pin (user_data, target, 1);
}

/* --- Hide, person or not --- */

static void
hide_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *name;
  BylineRuleKind kind = get_target (target, &name);
  char *text = g_strdup_printf (_ ("“%s” hidden"), name);

  byline_names_apply_rule (user_data, byline_rule_hide (kind, name, TRUE), text);
}

static void
organisation_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *name;
  char *text;

  get_target (target, &name);
  text = g_strdup_printf (_ ("“%s” moved to Staff and Agencies"), name);
  byline_names_apply_rule (user_data, byline_rule_organisation (name, TRUE), text);
}

static void
person_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *name;
  char *text;

  get_target (target, &name);
  text = g_strdup_printf (_ ("“%s” moved to Authors"), name);
  byline_names_apply_rule (user_data, byline_rule_organisation (name, FALSE), text);
}

/* --- Rename --- */

static void
renamed_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
  Request *request = user_data;
  GtkWindow *window = get_window (request->names);
  const char *to = name[0] != '\0' ? name : NULL;
  char *text;

  if (window == NULL || g_strcmp0 (name, request->name) == 0)
    return;

  if (to != NULL)
    /* Translators: an old name and a new one */
    text = g_strdup_printf (_ ("“%s” renamed to “%s”"), request->name, to);
  else
    text = g_strdup_printf (_ ("“%s” changed back to its original name"), request->name);
  byline_names_apply_rename (request->names, byline_rule_rename (request->kind, request->name, to),
                             text, request->name, to);
}

static void
rename_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNames *self = user_data;
  const char *name;
  BylineRuleKind kind = get_target (target, &name);
  gboolean is_author = kind == BYLINE_RULE_KIND_AUTHOR;

  byline_name_entry_dialog_present (
    get_window (self), is_author ? _ ("Rename Author") : _ ("Rename Section"),
    _ ("Leave empty to restore the original name. Archived stories are not changed."), _ ("Name"),
    name, NULL, _ ("_Rename"), renamed_cb, request_new (self, kind, name), request_free);
}

/* --- Merge --- */

static void
merged_cb (GtkWindow *parent, const char *into, gpointer user_data)
{
  Request *request = user_data;
  GtkWindow *window = get_window (request->names);
  char *text;

  if (window == NULL)
    return;

  /* Translators: two names of a section or an author; the second one stays */
  text = g_strdup_printf (_ ("“%s” merged into “%s”"), request->name, into);
  byline_names_apply_rename (request->names, byline_rule_merge (request->kind, request->name, into),
                             text, request->name, into);
}

static void
add_names (GStrvBuilder *builder, GPtrArray *rows, BylineRuleKind kind, const char *except)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const char *name = kind == BYLINE_RULE_KIND_SECTION
                           ? ((BylineSectionSummary *) rows->pdata[i])->name
                           : ((BylineAuthorSummary *) rows->pdata[i])->name;

      if (g_strcmp0 (name, except) != 0)
        g_strv_builder_add (builder, name);
    }
}

static void
mergeable_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  GtkWindow *window = get_window (request->names);
  g_autoptr (BylineCounts)
    counts = byline_library_get_counts_finish (BYLINE_LIBRARY (source), result, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean is_author = request->kind == BYLINE_RULE_KIND_AUTHOR;
  g_auto (GStrv) names = NULL;
  g_autofree char *title = NULL;

  if (window == NULL || counts == NULL)
    return;

  if (is_author)
    {
      add_names (builder, counts->authors, request->kind, request->name);
      add_names (builder, counts->organisations, request->kind, request->name);
    }
  else
    add_names (builder, counts->sections, request->kind, request->name);
  names = g_strv_builder_end (builder);
  /* Translators: a dialog's title; %s is the name of a section or an author */
  title = g_strdup_printf (_ ("Merge “%s” Into"), request->name);
  byline_name_chooser_dialog_present (window, title,
                                      is_author ? _ ("Find an author") : _ ("Find a section"),
                                      (const char *const *) names, merged_cb,
                                      g_steal_pointer (&request), request_free);
}

static void
merge_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNames *self = user_data;
  const char *name;
  BylineRuleKind kind = get_target (target, &name);

  byline_library_get_all_counts_async (get_library (self), NULL, get_cancellable (self),
                                       mergeable_cb, request_new (self, kind, name));
}

/* --- Taking apart what was joined --- */

static void
apart_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNames *self = user_data;
  const char *name, *publication_key;

  g_variant_get (target, "(&s&s)", &name, &publication_key);
  byline_names_apply_rule (self, byline_rule_split (name, publication_key, name),
                           g_strdup_printf (_ ("%s is now a separate author"), name));
}

/* --- Split --- */

static void
split_named_cb (GtkWidget *dialog, const char *name, gpointer user_data)
{
  Request *request = user_data;
  GtkWindow *window = get_window (request->names);
  char *text;

  if (window == NULL || name[0] == '\0' || g_strcmp0 (name, request->name) == 0)
    return;

  /* Translators: two people who had one name */
  text = g_strdup_printf (_ ("“%s” and “%s” are now separate authors"), request->name, name);
  byline_names_apply_rule (request->names, byline_rule_split (request->name, request->key, name),
                           text);
}

static void
split_chosen_cb (GtkWindow *parent, const char *publication, gpointer user_data)
{
  Request *request = user_data;
  GtkWindow *window = get_window (request->names);
  Request *next;
  g_autofree char *name = NULL;
  g_autofree char *body = NULL;

  if (window == NULL)
    return;

  next = request_new (request->names, request->kind, request->name);
  for (guint i = 0; i < request->choices->len; i++)
    if (g_strcmp0 (((BylineNameCount *) request->choices->pdata[i])->name, publication) == 0)
      next->key = g_strdup (((BylineNameCount *) request->choices->pdata[i])->key);
  name = g_strdup_printf ("%s (%s)", request->name, publication);
  /* Translators: an author's name, and a publication */
  body =
    g_strdup_printf (_ ("Enter a new name for %s in %s. Other publications keep the current name."),
                     request->name, publication);
  byline_name_entry_dialog_present (window, _ ("Split Author"), body, _ ("Name"), name, NULL,
                                    _ ("_Split"), split_named_cb, next, request_free);
}

static void
publications_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Request) request = user_data;
  GtkWindow *window = get_window (request->names);
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineAuthorDetail)
    detail = byline_library_get_author_finish (BYLINE_LIBRARY (source), result, &error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  if (window == NULL)
    return;
  if (detail == NULL)
    {
      byline_window_context_show_error (byline_names_get_context (request->names), error);
      return;
    }
  if (detail->publications->len < 2)
    {
      g_autofree char *text = g_strdup_printf (_ ("“%s” appears in one publication only"),
                                               request->name);

      byline_window_context_show_message (byline_names_get_context (request->names), text);
      return;
    }

  for (guint i = 0; i < detail->publications->len; i++)
    g_strv_builder_add (builder, ((BylineNameCount *) detail->publications->pdata[i])->name);
  names = g_strv_builder_end (builder);
  request->choices = g_ptr_array_ref (detail->publications);
  byline_name_chooser_dialog_present (window, _ ("Choose Publication"), _ ("Find a publication"),
                                      (const char *const *) names, split_chosen_cb,
                                      g_steal_pointer (&request), request_free);
}

static void
split_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNames *self = user_data;
  const char *name;
  BylineRuleKind kind = get_target (target, &name);

  byline_library_get_author_async (get_library (self), name, get_cancellable (self),
                                   publications_cb, request_new (self, kind, name));
}

/* --- Read --- */

static void
read_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  const char *name;
  BylineRuleKind kind = get_target (target, &name);
  g_autoptr (BylineFilter) filter = byline_filter_new ();

  if (kind == BYLINE_RULE_KIND_SECTION)
    byline_filter_add_section (filter, name);
  else
    byline_filter_add_author (filter, name);
  byline_marks_read_all (byline_names_get_context (user_data), filter);
}

/* --- Mute --- */

static void
decided_cb (BylineNames *self, const BylineRule *rule, const char *text)
{
  byline_names_apply_rule (self, byline_rule_copy (rule), g_strdup (text));
}

/* What is decided in a window over the main one is undone there, too. */
static void
share_undo (GtkWidget *window, GtkWindow *main_window)
{
  static const char *const actions[] = { "undo", "redo" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (main_window), actions[i]);

      if (action != NULL)
        g_action_map_add_action (G_ACTION_MAP (group), action);
    }
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (group));
}

static void
rules_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNames *self = user_data;
  GtkWindow *parent = get_window (self);
  GtkWidget *window = byline_rules_window_new (parent, get_library (self));

  g_signal_connect_object (window, "decided", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  if (G_IS_ACTION_MAP (parent))
    share_undo (window, parent);
  byline_window_context_set_front (byline_names_get_context (self),
                                   byline_list_window_get_toasts (BYLINE_LIST_WINDOW (window)));
  gtk_window_present (GTK_WINDOW (window));
}

static void
muted_cb (BylineRule *rule, gpointer user_data)
{
  Request *request = user_data;
  g_autofree char *label = byline_names_get_label (request->names, request->kind, request->name);

  byline_names_apply_rule (request->names, rule, g_strdup_printf (_ ("“%s” muted"), label));
}

static void
mute_cb (GSimpleAction *action, GVariant *target, gpointer user_data)
{
  BylineNames *self = user_data;
  const char *name;
  BylineRuleKind kind = get_target (target, &name);
  g_autofree char *label = byline_names_get_label (self, kind, name);

  byline_mute_dialog_present (get_window (self), kind, name, label, muted_cb,
                              request_new (self, kind, name), request_free);
}

static const GActionEntry entries[] = {
  { "name-pin", pin_cb, "(ss)" },       { "name-unpin", unpin_cb, "(ss)" },
  { "name-up", up_cb, "(ss)" },         { "name-down", down_cb, "(ss)" },
  { "name-hide", hide_cb, "(ss)" },     { "name-organisation", organisation_cb, "(ss)" },
  { "name-person", person_cb, "(ss)" }, { "name-rename", rename_cb, "(ss)" },
  { "name-merge", merge_cb, "(ss)" },   { "name-split", split_cb, "(ss)" },
  { "name-apart", apart_cb, "(ss)" },   { "name-read", read_cb, "(ss)" },
  { "name-mute", mute_cb, "(ss)" },     { "rules", rules_cb },
};

void
byline_name_actions_add (GActionMap *map, BylineNames *names)
{
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), names);
}
