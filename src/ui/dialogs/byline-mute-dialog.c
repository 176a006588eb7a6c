/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-mute-dialog.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "byline-choice-row.h"
#include "byline-clock.h"

#define DAY (24 * 60 * 60)

typedef struct {
  BylineRuleKind kind;
  char *name;       /* nullable */
  GtkWidget *words; /* nullable */
  GtkWidget *until;
  GtkWidget *calendar;
  BylineMuteFunc func;
  gpointer user_data;
  GDestroyNotify destroy;
} Mute;

typedef enum {
  UNTIL_EVER,
  UNTIL_DAY,
  UNTIL_WEEK,
  UNTIL_MONTH,
  UNTIL_DATE,
} Until;

static void
mute_free (gpointer data, GClosure *closure)
{
  Mute *self = data;

  if (self->destroy != NULL)
    self->destroy (self->user_data);
  g_free (self->name);
  g_free (self);
}

/* The day that was chosen is the last one. */
static gint64
end_of_date (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);
  g_autoptr (GDateTime)
    midnight = g_date_time_new_local (g_date_time_get_year (date), g_date_time_get_month (date),
                                      g_date_time_get_day_of_month (date), 0, 0, 0);
  g_autoptr (GDateTime) end = midnight != NULL ? g_date_time_add_days (midnight, 1) : NULL;

  return end != NULL ? g_date_time_to_unix (end) : 0;
}

static gint64
get_until (Mute *self)
{
  switch ((Until) adw_combo_row_get_selected (ADW_COMBO_ROW (self->until)))
    {
    case UNTIL_DAY:
      return byline_clock_now () + DAY;
    case UNTIL_WEEK:
      return byline_clock_now () + 7 * DAY;
    case UNTIL_MONTH:
      return byline_clock_now () + 30 * DAY;
    case UNTIL_DATE:
      return end_of_date (GTK_CALENDAR (self->calendar));
    case UNTIL_EVER:
      break;
    }

  return 0;
}

static void
response_cb (GtkWidget *dialog, const char *response, Mute *self)
{
  g_autofree char *words = NULL;
  const char *name = self->name;

  if (g_strcmp0 (response, "mute") != 0)
    return;

  if (self->words != NULL)
    name = words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));
  if (name[0] != '\0')
    self->func (byline_rule_mute (self->kind, name, TRUE, get_until (self)), self->user_data);
}

static void
until_cb (GtkWidget *until, GParamSpec *pspec, GtkWidget *calendar)
{
  gtk_widget_set_visible (calendar,
                          adw_combo_row_get_selected (ADW_COMBO_ROW (until)) == UNTIL_DATE);
}

static void
entry_activated_cb (AdwMessageDialog *dialog)
{
  adw_message_dialog_response (dialog, "mute");
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
words_changed_cb (AdwMessageDialog *dialog, GtkEditable *words)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (words)));

  adw_message_dialog_set_response_enabled (dialog, "mute", text[0] != '\0');
}

static GtkWidget *
make_content (Mute *self, GtkWidget *dialog)
{
  const char *const choices[] = { _ ("Until unmuted"), _ ("1 day"),        _ ("1 week"),
                                  _ ("30 days"),       _ ("Until a date"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  if (self->name == NULL)
    {
      self->words = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _ ("Words"));
      g_signal_connect_object (self->words, "entry-activated", G_CALLBACK (entry_activated_cb),
                               dialog, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->words, "changed", G_CALLBACK (words_changed_cb), dialog,
                               G_CONNECT_SWAPPED);
      gtk_list_box_append (GTK_LIST_BOX (list), self->words);
    }
  self->until = byline_choice_row_new ();
  /* Translators: how long something is muted: until "Until unmuted", "1 day" */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->until), _ ("Duration"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->until), G_LIST_MODEL (model));
  gtk_list_box_append (GTK_LIST_BOX (list), self->until);

  self->calendar = gtk_calendar_new ();
  gtk_widget_hide (self->calendar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Last muted day"), -1);
  g_signal_connect_object (self->until, "notify::selected", G_CALLBACK (until_cb), self->calendar,
                           0);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), self->calendar);
  return box;
}

GtkWidget *
byline_mute_dialog_present (GtkWindow *parent,
                            BylineRuleKind kind,
                            const char *name,
                            const char *label,
                            BylineMuteFunc func,
                            gpointer user_data,
                            GDestroyNotify destroy)
{
  Mute *self = g_new0 (Mute, 1);
  GtkWidget *dialog;
  g_autofree char *heading = NULL;

  self->kind = kind;
  self->name = g_strdup (name);
  self->func = func;
  self->user_data = user_data;
  self->destroy = destroy;
  if (name != NULL)
    heading = g_strdup_printf (_ ("Mute “%s”?"), label != NULL ? label : name);
  else
    heading = g_strdup (_ ("Mute Words"));
  dialog = adw_message_dialog_new (
    parent, heading,
    _ ("Muted stories don’t appear in lists. Their number is shown below the list."));
  gtk_window_set_title (GTK_WINDOW (dialog), heading);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_content (self, dialog));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "mute",
                                    _ ("_Mute"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "mute",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "mute", name != NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "mute");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), self, mute_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
  if (self->words != NULL)
    gtk_widget_grab_focus (self->words);
  return dialog;
}
