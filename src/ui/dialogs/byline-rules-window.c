/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-rules-window.h"

#include <glib/gi18n.h>

#include "byline-name-chooser-dialog.h"
#include "byline-mute-dialog.h"
#include "byline-signal.h"

struct _BylineRulesWindow {
  BylineListWindow parent_instance;

  BylineCounts *counts; /* nullable: for names */
};

G_DEFINE_FINAL_TYPE (BylineRulesWindow, byline_rules_window, BYLINE_TYPE_LIST_WINDOW)

static guint decided_signal;

/* Returns: (nullable): %NULL once the window is closed */
static BylineLibrary *
get_library (BylineRulesWindow *self)
{
  return byline_list_window_get_library (BYLINE_LIST_WINDOW (self));
}

static GCancellable *
get_cancellable (BylineRulesWindow *self)
{
  return byline_list_window_get_cancellable (BYLINE_LIST_WINDOW (self));
}

/* --- Changing them --- */

/* @rule: (transfer full); @text: (transfer full): what it does */
static void
decide (BylineRulesWindow *self, BylineRule *rule, char *text)
{
  if (get_library (self) != NULL)
    g_signal_emit (self, decided_signal, 0, rule, text);
  byline_rule_free (rule);
  g_free (text);
}

static const char *
publication_name (BylineRulesWindow *self, const char *key)
{
  for (guint i = 0; self->counts != NULL && i < self->counts->publications->len; i++)
    if (g_strcmp0 (((BylinePublication *) self->counts->publications->pdata[i])->key, key) == 0)
      return ((BylinePublication *) self->counts->publications->pdata[i])->name;

  return _ ("Publication");
}

/* Returns: (transfer none): what the rule is about, as it is shown */
static const char *
rule_title (BylineRulesWindow *self, const BylineRule *rule)
{
  return rule->kind == BYLINE_RULE_KIND_PUBLICATION ? publication_name (self, rule->name)
                                                    : rule->name;
}

static void
remove_cb (BylineRulesWindow *self, GtkWidget *button)
{
  BylineRule *rule = byline_rule_copy (g_object_get_data (G_OBJECT (button), "byline-rule"));

  rule->is_set = FALSE;
  /* Translators: %s is a section, an author, a publication or words */
  decide (self, rule, g_strdup_printf (_ ("Rule for “%s” removed"), rule_title (self, rule)));
}

static void
mute_cb (BylineRule *rule, gpointer user_data)
{
  BylineRulesWindow *self = user_data;

  decide (self, rule, g_strdup_printf (_ ("“%s” muted"), rule_title (self, rule)));
}

static void
mute_words_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  BylineRulesWindow *self = BYLINE_RULES_WINDOW (widget);

  byline_mute_dialog_present (GTK_WINDOW (self), BYLINE_RULE_KIND_WORD, NULL, NULL, mute_cb,
                              g_object_ref (self), g_object_unref);
}

static const char *
publication_key (BylineRulesWindow *self, const char *name)
{
  for (guint i = 0; i < self->counts->publications->len; i++)
    if (g_strcmp0 (((BylinePublication *) self->counts->publications->pdata[i])->name, name) == 0)
      return ((BylinePublication *) self->counts->publications->pdata[i])->key;

  return NULL;
}

static void
mute_section_chosen_cb (GtkWindow *parent, const char *name, gpointer user_data)
{
  byline_mute_dialog_present (parent, BYLINE_RULE_KIND_SECTION, name, NULL, mute_cb,
                              g_object_ref (user_data), g_object_unref);
}

static void
mute_author_chosen_cb (GtkWindow *parent, const char *name, gpointer user_data)
{
  byline_mute_dialog_present (parent, BYLINE_RULE_KIND_AUTHOR, name, NULL, mute_cb,
                              g_object_ref (user_data), g_object_unref);
}

static void
mute_publication_chosen_cb (GtkWindow *parent, const char *name, gpointer user_data)
{
  const char *key = publication_key (user_data, name);

  if (key != NULL)
    byline_mute_dialog_present (parent, BYLINE_RULE_KIND_PUBLICATION, key, name, mute_cb,
                                g_object_ref (user_data), g_object_unref);
}

static void
mute_name_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  BylineRulesWindow *self = BYLINE_RULES_WINDOW (widget);
  const char *kind = g_variant_get_string (target, NULL);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  GPtrArray *people[] = { NULL, NULL };

  if (self->counts == NULL)
    return;

  if (g_str_equal (kind, "section"))
    for (guint i = 0; i < self->counts->sections->len; i++)
      g_strv_builder_add (builder,
                          ((BylineSectionSummary *) self->counts->sections->pdata[i])->name);
  if (g_str_equal (kind, "publication"))
    for (guint i = 0; i < self->counts->publications->len; i++)
      g_strv_builder_add (builder,
                          ((BylinePublication *) self->counts->publications->pdata[i])->name);
  if (g_str_equal (kind, "author"))
    {
      people[0] = self->counts->authors;
      people[1] = self->counts->organisations;
    }
  for (guint n = 0; n < G_N_ELEMENTS (people); n++)
    for (guint i = 0; people[n] != NULL && i < people[n]->len; i++)
      g_strv_builder_add (builder, ((BylineAuthorSummary *) people[n]->pdata[i])->name);
  names = g_strv_builder_end (builder);

  if (g_str_equal (kind, "section"))
    byline_name_chooser_dialog_present (GTK_WINDOW (self), _ ("Mute a Section"),
                                        _ ("Find a section"), (const char *const *) names,
                                        mute_section_chosen_cb, g_object_ref (self),
                                        g_object_unref);
  else if (g_str_equal (kind, "author"))
    byline_name_chooser_dialog_present (GTK_WINDOW (self), _ ("Mute an Author"),
                                        _ ("Find an author"), (const char *const *) names,
                                        mute_author_chosen_cb, g_object_ref (self), g_object_unref);
  else
    byline_name_chooser_dialog_present (GTK_WINDOW (self), _ ("Mute a Publication"),
                                        _ ("Find a publication"), (const char *const *) names,
                                        mute_publication_chosen_cb, g_object_ref (self),
                                        g_object_unref);
}

/* --- Showing them --- */

static char *
describe_kind (BylineRuleKind kind)
{
  switch (kind)
    {
    case BYLINE_RULE_KIND_SECTION:
      return g_strdup (_ ("Section"));
    case BYLINE_RULE_KIND_AUTHOR:
      return g_strdup (_ ("Author"));
    case BYLINE_RULE_KIND_PUBLICATION:
      return g_strdup (_ ("Publication"));
    case BYLINE_RULE_KIND_WORD:
      return g_strdup (_ ("Words"));
    case BYLINE_RULE_KIND_FILTER:
      break;
    }

  return g_strdup ("");
}

static char *
describe (const BylineRule *rule)
{
  g_autofree char *kind = describe_kind (rule->kind);

  switch (rule->op)
    {
    case BYLINE_RULE_OP_RENAME:
    case BYLINE_RULE_OP_SPLIT:
      /* Translators: below an old name: the new one */
      return g_strdup_printf (_ ("Shown as %s"), rule->value);
    case BYLINE_RULE_OP_MERGE:
      /* Translators: below a name: the one that it was merged into */
      return g_strdup_printf (_ ("Merged into %s"), rule->value);
    case BYLINE_RULE_OP_MUTE:
      if (rule->number > 0)
        {
          /* The last day: the first second after it may be another day's. */
          g_autoptr (GDateTime) end = g_date_time_new_from_unix_local (rule->number - 1);
          g_autofree char *date = end != NULL ? g_date_time_format (end, "%x") : g_strdup ("");

          /* Translators: "Section", "Author" and so on, and a date */
          return g_strdup_printf (_ ("%s, until %s"), kind, date);
        }
      break;
    case BYLINE_RULE_OP_HIDE:
    case BYLINE_RULE_OP_PIN:
    case BYLINE_RULE_OP_ORGANISATION:
    case BYLINE_RULE_OP_SAVE:
      break;
    }

  return g_steal_pointer (&kind);
}

static GtkWidget *
make_row (BylineRulesWindow *self, const BylineRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *subtitle = describe (rule);
  const char *title = rule_title (self, rule);
  /* Translators: a button's name; %s is a section, an author, words */
  g_autofree char *label = g_strdup_printf (_ ("Remove rule for “%s”"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Remove Rule"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "byline-rule", byline_rule_copy (rule),
                          (GDestroyNotify) byline_rule_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static gboolean
is_listed (const BylineRule *rule, BylineRuleOp op)
{
  if (!rule->is_set || rule->op != op)
    return FALSE;
  if (op == BYLINE_RULE_OP_HIDE)
    return rule->number != 0;

  return TRUE;
}

/* Returns: whether there is any */
static gboolean
add_group (BylineRulesWindow *self,
           AdwPreferencesPage *page,
           const char *title,
           BylineRuleOp op,
           GPtrArray *rules)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < rules->len; i++)
    {
      const BylineRule *rule = rules->pdata[i];

      if (!is_listed (rule, op))
        continue;
      if (group == NULL)
        {
          group = adw_preferences_group_new ();
          adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
          adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, rule));
    }
  return group != NULL;
}

static void
rules_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRulesWindow) self = user_data;
  g_autoptr (GPtrArray)
    rules = byline_library_get_rules_finish (BYLINE_LIBRARY (source), result, NULL);
  static const struct {
    const char *title;
    BylineRuleOp op;
  } groups[] = {
    { N_ ("Muted"), BYLINE_RULE_OP_MUTE },   { N_ ("Hidden"), BYLINE_RULE_OP_HIDE },
    { N_ ("Merged"), BYLINE_RULE_OP_MERGE }, { N_ ("Renamed"), BYLINE_RULE_OP_RENAME },
    { N_ ("Split"), BYLINE_RULE_OP_SPLIT },
  };
  gboolean has_rules = FALSE;
  GtkWidget *page;

  if (rules == NULL || get_library (self) == NULL)
    return;

  page = adw_preferences_page_new ();
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    has_rules |= add_group (self, ADW_PREFERENCES_PAGE (page), _ (groups[i].title), groups[i].op,
                            rules);
  byline_list_window_set_list (BYLINE_LIST_WINDOW (self), page);
  byline_list_window_show (BYLINE_LIST_WINDOW (self), !has_rules);
}

static void
counts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRulesWindow) self = user_data;
  BylineCounts *counts = byline_library_get_counts_finish (BYLINE_LIBRARY (source), result, NULL);

  if (counts == NULL || get_library (self) == NULL)
    {
      g_clear_pointer (&counts, byline_counts_unref);
      return;
    }

  g_clear_pointer (&self->counts, byline_counts_unref);
  self->counts = counts;
  byline_library_get_rules_async (get_library (self), get_cancellable (self), rules_cb,
                                  g_object_ref (self));
}

static void
update (BylineRulesWindow *self)
{
  if (get_library (self) == NULL)
    return;

  byline_library_get_counts_async (get_library (self), NULL, get_cancellable (self), counts_cb,
                                   g_object_ref (self));
}

/* --- The window --- */

static void
byline_rules_window_dispose (GObject *object)
{
  BylineRulesWindow *self = BYLINE_RULES_WINDOW (object);

  g_clear_pointer (&self->counts, byline_counts_unref);

  G_OBJECT_CLASS (byline_rules_window_parent_class)->dispose (object);
}

static void
byline_rules_window_class_init (BylineRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = byline_rules_window_dispose;

  decided_signal = byline_signal_new (klass, "decided", 2, G_TYPE_POINTER, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "rules.mute-words", NULL, mute_words_cb);
  gtk_widget_class_install_action (widget_class, "rules.mute-name", "s", mute_name_cb);
}

static GtkWidget *
make_add_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Mute _Words…"), "rules.mute-words");
  g_menu_append (menu, _ ("Mute a _Section…"), "rules.mute-name::section");
  g_menu_append (menu, _ ("Mute an _Author…"), "rules.mute-name::author");
  g_menu_append (menu, _ ("Mute a _Publication…"), "rules.mute-name::publication");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "list-add-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_set_tooltip_text (button, _ ("Mute"));
  return button;
}

static void
byline_rules_window_init (BylineRulesWindow *self)
{
  BylineListWindow *window = BYLINE_LIST_WINDOW (self);

  byline_list_window_pack (window, make_add_button ());
  byline_list_window_set_empty_page (
    window, "byline-muted-symbolic", _ ("Nothing Muted or Hidden"),
    _ ("Everything you mute, and sections and authors you hide, merge, rename or split, is listed "
       "here. You can undo each one."));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Muted and Hidden"));
  gtk_window_set_default_size (GTK_WINDOW (self), 460, 520);
}

GtkWidget *
byline_rules_window_new (GtkWindow *parent, BylineLibrary *library)
{
  BylineRulesWindow *self = g_object_new (BYLINE_TYPE_RULES_WINDOW, "transient-for", parent, NULL);

  byline_list_window_set_library (BYLINE_LIST_WINDOW (self), library);
  g_signal_connect_object (library, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
