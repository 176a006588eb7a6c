/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-retention-group.h"

#include <glib/gi18n.h>

#include "byline-choice-row.h"
#include "byline-error-text.h"
#include "byline-library-retention.h"
#include "byline-toast.h"

typedef enum {
  DAYS,
  STORIES,
  UNREAD,
  N_PARTS,
} Part;

struct _BylineRetentionGroup {
  AdwPreferencesGroup parent_instance;

  BylineLibrary *library;  /* nullable: disposed */
  gint64 publication_id;   /* 0: the whole library */
  BylineRetention own;     /* what is set for it */
  BylineRetention general; /* what is set for the whole library */
  BylineRetention planned; /* while it is asked for */
  GtkWidget *rows[N_PARTS];
  GArray *values[N_PARTS]; /* of guint, beside the rows' items */
  GtkWidget *disk_row;
  GtkWidget *disk_label;
  gboolean is_filling;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BylineRetentionGroup, byline_retention_group, ADW_TYPE_PREFERENCES_GROUP)

/* --- Texts --- */

static char *
days_text (guint days)
{
  if (days == BYLINE_RETENTION_FOR_EVER)
    return g_strdup (_ ("Forever"));
  if (days == 365)
    return g_strdup (_ ("A year"));
  return g_strdup_printf (ngettext ("%u day", "%u days", days), days);
}

static char *
stories_text (guint stories)
{
  if (stories == BYLINE_RETENTION_FOR_EVER)
    return g_strdup (_ ("Unlimited"));
  return g_strdup_printf ("%'u", stories);
}

static char *
unread_text (guint unread)
{
  return g_strdup (unread == BYLINE_KEEP_UNREAD_AS_READ ? _ ("Same as read stories")
                                                        : _ ("Forever"));
}

static const struct {
  const char *title;
  const char *subtitle;   /* nullable */
  const guint choices[5]; /* up to the first 0 */
  char *(*make_text) (guint value);
} parts[N_PARTS] = {
  [DAYS] = { N_ ("Keep for"),
             N_ ("Counted from when a story arrived"),
             { 30, 90, 365, BYLINE_RETENTION_FOR_EVER },
             days_text },
  [STORIES] = { N_ ("Most stories per feed"),
                N_ ("Older ones are deleted, even within that time"),
                { 100, 500, 5000, BYLINE_RETENTION_FOR_EVER },
                stories_text },
  [UNREAD] = { N_ ("Unread stories"),
               N_ ("How long to keep stories that you have not read"),
               { BYLINE_KEEP_UNREAD_FOR_EVER, BYLINE_KEEP_UNREAD_AS_READ },
               unread_text },
};

static guint
get_part (const BylineRetention *retention, Part part)
{
  switch (part)
    {
    case DAYS:
      return retention->days;
    case STORIES:
      return retention->stories;
    case UNREAD:
      return retention->unread;
    case N_PARTS:
      break;
    }
  return 0;
}

static void
set_part (BylineRetention *retention, Part part, guint value)
{
  switch (part)
    {
    case DAYS:
      retention->days = value;
      break;
    case STORIES:
      retention->stories = value;
      break;
    case UNREAD:
      retention->unread = byline_keep_unread_from_int (value);
      break;
    case N_PARTS:
      break;
    }
}

static void
show_error (BylineRetentionGroup *self, const GError *error)
{
  g_autofree char *text = byline_error_text (error);
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_PREFERENCES_WINDOW);

  if (text != NULL && window != NULL)
    adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (window), byline_toast_new (text));
}

/* --- What can be chosen --- */

/* What holds for what is shown here, with @own set. */
static BylineRetention
resolve (BylineRetentionGroup *self, const BylineRetention *own)
{
  return self->publication_id != 0 ? byline_retention_resolve (own, &self->general)
                                   : byline_retention_resolve (NULL, own);
}

static void
add_choice (BylineRetentionGroup *self,
            Part part,
            GtkStringList *names,
            guint value,
            const char *text)
{
  g_array_append_val (self->values[part], value);
  gtk_string_list_append (names, text);
}

/* The choices in their order, with one that was set elsewhere among them. */
static void
add_choices (BylineRetentionGroup *self, Part part, GtkStringList *names, guint current)
{
  gboolean is_there = current == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts[part].choices) && parts[part].choices[i] != 0; i++)
    {
      guint value = parts[part].choices[i];
      g_autofree char *text = parts[part].make_text (value);

      if (!is_there && current < value)
        {
          g_autofree char *other = parts[part].make_text (current);

          add_choice (self, part, names, current, other);
          is_there = TRUE;
        }
      is_there |= current == value;
      add_choice (self, part, names, value, text);
    }
}

static void
fill_row (BylineRetentionGroup *self, Part part)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  BylineRetention resolved = resolve (self, &self->own);
  BylineRetention general = byline_retention_resolve (NULL, &self->general);
  guint current = get_part (self->publication_id != 0 ? &self->own : &resolved, part);

  g_array_set_size (self->values[part], 0);
  if (self->publication_id != 0)
    {
      g_autofree char *value = parts[part].make_text (get_part (&general, part));
      /* Translators: %s is what is set in the preferences, such as "90 days" */
      g_autofree char *text = g_strdup_printf (_ ("Default (%s)"), value);

      add_choice (self, part, names, 0, text);
    }
  add_choices (self, part, names, current);
  self->is_filling = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self->rows[part]), G_LIST_MODEL (names));
  for (guint i = 0; i < self->values[part]->len; i++)
    if (g_array_index (self->values[part], guint, i) == current)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->rows[part]), i);
  self->is_filling = FALSE;
}

static void
fill_rows (BylineRetentionGroup *self)
{
  for (Part part = DAYS; part < N_PARTS; part++)
    {
      fill_row (self, part);
      gtk_widget_set_sensitive (self->rows[part], TRUE);
    }
}

/* --- Choosing --- */

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRetentionGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!byline_library_change_finish (BYLINE_LIBRARY (source), result, &error))
    show_error (self, error);
  else
    self->own = self->planned;
  if (self->library != NULL)
    fill_rows (self);
}

static void
apply (BylineRetentionGroup *self)
{
  /* What was chosen is written, even if the window is closed meanwhile. */
  byline_library_set_retention_async (self->library, self->publication_id, &self->planned, NULL,
                                      set_cb, g_object_ref (self));
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, BylineRetentionGroup *self)
{
  if (self->library == NULL)
    return;
  if (g_str_equal (response, "delete"))
    apply (self);
  else
    fill_rows (self);
}

static void
ask (BylineRetentionGroup *self, const BylineLoss *loss)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *size = g_format_size (loss->bytes);
  g_autofree char *body = g_strdup_printf (
    ngettext ("About %'u story (%s) would be deleted at the next refresh.",
              "About %'u stories (%s) would be deleted at the next refresh.", loss->n_stories),
    loss->n_stories, size);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), _ ("Keep Fewer Stories?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "delete",
                                    _ ("_Delete Them"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "delete",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRetentionGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  BylineLoss loss = { 0, 0 };
  gboolean done = byline_library_preview_retention_finish (BYLINE_LIBRARY (source), result, &loss,
                                                           &error);

  if (self->library == NULL)
    return;
  if (!done)
    {
      show_error (self, error);
      fill_rows (self);
    }
  else if (loss.n_stories > 0 && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    ask (self, &loss);
  else
    apply (self);
}

static gboolean
is_shortened (BylineRetentionGroup *self)
{
  BylineRetention before = resolve (self, &self->own);
  BylineRetention after = resolve (self, &self->planned);

  return after.days < before.days || after.stories < before.stories ||
         (after.unread == BYLINE_KEEP_UNREAD_AS_READ && before.unread != after.unread);
}

static void
selected_cb (BylineRetentionGroup *self, GParamSpec *pspec, GtkWidget *row)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  Part part = DAYS;

  while (part < N_PARTS && self->rows[part] != row)
    part++;
  if (self->is_filling || self->library == NULL || part == N_PARTS ||
      selected >= self->values[part]->len)
    return;

  self->planned = self->own;
  set_part (&self->planned, part, g_array_index (self->values[part], guint, selected));
  if (byline_retention_equal (&self->planned, &self->own))
    return;
  /* One at a time. */
  for (Part other = DAYS; other < N_PARTS; other++)
    gtk_widget_set_sensitive (self->rows[other], FALSE);
  if (is_shortened (self))
    byline_library_preview_retention_async (self->library, self->publication_id, &self->planned,
                                            self->cancellable, previewed_cb, g_object_ref (self));
  else
    apply (self);
}

/* --- On disk --- */

static void
show_usage (BylineRetentionGroup *self, const BylineDiskUsage *usage)
{
  const BylinePublicationUsage *of = byline_disk_usage_find (usage, self->publication_id);
  guint64 bytes = self->publication_id == 0 ? byline_disk_usage_get_total (usage)
                  : of != NULL              ? of->bytes
                                            : 0;
  g_autofree char *size = g_format_size (bytes);
  g_autofree char *articles = g_format_size (usage->articles);
  g_autofree char *index = g_format_size (usage->index);
  g_autofree char *pictures = g_format_size (usage->pictures);
  g_autofree char *text = NULL;
  guint n_stories = of != NULL ? of->n_stories : 0;

  if (self->publication_id == 0)
    text = g_strdup_printf (_ ("Stories %s, index %s, pictures of saved stories %s"), articles,
                            index, pictures);
  else
    text = g_strdup_printf (ngettext ("%'u story", "%'u stories", n_stories), n_stories);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->disk_row), text);
  gtk_label_set_text (GTK_LABEL (self->disk_label), size);
}

static void
usage_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRetentionGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineDiskUsage)
    usage = byline_library_disk_usage_finish (BYLINE_LIBRARY (source), result, &error);

  if (self->library == NULL)
    return;
  if (usage != NULL)
    show_usage (self, usage);
  else
    show_error (self, error);
}

static void
got_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRetentionGroup) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = byline_library_get_retention_finish (BYLINE_LIBRARY (source), result,
                                                       &self->general, &error);

  if (self->library == NULL)
    return;
  if (!done)
    {
      show_error (self, error);
      return;
    }
  if (self->publication_id == 0)
    self->own = self->general;
  fill_rows (self);
}

/* --- The group --- */

static void
let_go (BylineRetentionGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->library);
}

/* libadwaita 1.2 keeps a group for ever: the library must not stay with it. */
static void
byline_retention_group_unroot (GtkWidget *widget)
{
  let_go (BYLINE_RETENTION_GROUP (widget));

  GTK_WIDGET_CLASS (byline_retention_group_parent_class)->unroot (widget);
}

static void
byline_retention_group_dispose (GObject *object)
{
  let_go (BYLINE_RETENTION_GROUP (object));

  G_OBJECT_CLASS (byline_retention_group_parent_class)->dispose (object);
}

static void
byline_retention_group_finalize (GObject *object)
{
  BylineRetentionGroup *self = BYLINE_RETENTION_GROUP (object);

  g_clear_object (&self->cancellable);
  for (Part part = DAYS; part < N_PARTS; part++)
    g_clear_pointer (&self->values[part], g_array_unref);

  G_OBJECT_CLASS (byline_retention_group_parent_class)->finalize (object);
}

static void
byline_retention_group_class_init (BylineRetentionGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_retention_group_dispose;
  object_class->finalize = byline_retention_group_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = byline_retention_group_unroot;
}

static void
add_row (BylineRetentionGroup *self, Part part)
{
  GtkWidget *row = byline_choice_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (parts[part].title));
  if (parts[part].subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ (parts[part].subtitle));
  gtk_widget_set_sensitive (row, FALSE);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->rows[part] = row;
  self->values[part] = g_array_new (FALSE, FALSE, sizeof (guint));
}

static void
byline_retention_group_init (BylineRetentionGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (group, _ ("Stories on This Computer"));
  adw_preferences_group_set_description (group, _ ("Saved stories stay until they are unsaved."));
  for (Part part = DAYS; part < N_PARTS; part++)
    add_row (self, part);
  self->disk_row = adw_action_row_new ();
  self->disk_label = gtk_label_new ("…");
  gtk_widget_add_css_class (self->disk_label, "dim-label");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disk_row), _ ("On disk"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->disk_row), self->disk_label);
  adw_preferences_group_add (group, self->disk_row);
}

GtkWidget *
byline_retention_group_new (BylineLibrary *library, const BylinePublication *publication)
{
  BylineRetentionGroup *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_RETENTION_GROUP, NULL);
  self->library = g_object_ref (library);
  if (publication != NULL)
    {
      self->publication_id = publication->id;
      self->own = publication->retention;
    }
  byline_library_get_retention_async (library, self->cancellable, got_cb, g_object_ref (self));
  byline_library_disk_usage_async (library, self->cancellable, usage_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
