/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-access-group.h"

#include <glib/gi18n.h>

#include "byline-library-access.h"
#include "byline-signal.h"

struct _BylineAccessGroup {
  AdwPreferencesGroup parent_instance;

  GtkWidget *proxy_row;
  GtkWidget *agent_row;
  GtkWidget *cookie_row;

  BylineLibrary *library; /* weak: libadwaita 1.2 never lets go of a row in a preferences group */
  GPtrArray *feeds;       /* of char *: addresses */
  guint n_waiting;        /* feeds that are being set */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (BylineAccessGroup, byline_access_group, ADW_TYPE_PREFERENCES_GROUP)

enum { CHANGED, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
set_row (GtkWidget *row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAccessGroup) self = user_data;
  g_autoptr (BylineAccess)
    access = byline_library_get_access_finish (BYLINE_LIBRARY (source), result, NULL);

  if (access == NULL || self->library == NULL)
    return;
  set_row (self->proxy_row, access->proxy);
  set_row (self->agent_row, access->user_agent);
  set_row (self->cookie_row, access->cookie);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineAccessGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  self->n_waiting--;
  if (!byline_library_change_finish (BYLINE_LIBRARY (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
  else if (self->n_waiting == 0)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: (transfer full) (nullable): what was typed, without the spaces around it */
static char *
dup_text (GtkWidget *row)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));

  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static void
apply_cb (BylineAccessGroup *self)
{
  g_autoptr (BylineAccess) access = byline_access_new ();

  if (self->library == NULL)
    return;
  access->proxy = dup_text (self->proxy_row);
  access->user_agent = dup_text (self->agent_row);
  access->cookie = dup_text (self->cookie_row);
  for (guint i = 0; i < self->feeds->len; i++)
    {
      self->n_waiting++;
      byline_library_set_access_async (self->library, g_ptr_array_index (self->feeds, i), access,
                                       NULL, set_cb, g_object_ref (self));
    }
}

static void
add_row (BylineAccessGroup *self, GtkWidget *row, const char *title)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_object (row, "apply", G_CALLBACK (apply_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
byline_access_group_dispose (GObject *object)
{
  BylineAccessGroup *self = BYLINE_ACCESS_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  if (self->library != NULL)
    g_object_remove_weak_pointer (G_OBJECT (self->library), (gpointer *) &self->library);
  self->library = NULL;

  G_OBJECT_CLASS (byline_access_group_parent_class)->dispose (object);
}

static void
byline_access_group_finalize (GObject *object)
{
  BylineAccessGroup *self = BYLINE_ACCESS_GROUP (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->feeds, g_ptr_array_unref);

  G_OBJECT_CLASS (byline_access_group_parent_class)->finalize (object);
}

static void
byline_access_group_class_init (BylineAccessGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = byline_access_group_dispose;
  object_class->finalize = byline_access_group_finalize;
  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
  signals[FAILED] = byline_signal_new (klass, "failed", 1, G_TYPE_POINTER);
}

static void
byline_access_group_init (BylineAccessGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->cancellable = g_cancellable_new ();
  self->feeds = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_group_set_title (group, _ ("Connection"));
  adw_preferences_group_set_description (
    group,
    _ (
      "For websites that need special settings. Enter a proxy like socks5://localhost:1080. The "
      "cookie is sent only to this publication’s website, and stored where only you can read it."));
  self->proxy_row = adw_entry_row_new ();
  self->agent_row = adw_entry_row_new ();
  self->cookie_row = adw_password_entry_row_new ();
  add_row (self, self->proxy_row, _ ("Proxy"));
  add_row (self, self->agent_row, _ ("User agent"));
  add_row (self, self->cookie_row, _ ("Cookie"));
}

GtkWidget *
byline_access_group_new (BylineLibrary *library, const BylinePublication *publication)
{
  BylineAccessGroup *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);
  g_return_val_if_fail (publication != NULL, NULL);

  self = g_object_new (BYLINE_TYPE_ACCESS_GROUP, NULL);
  self->library = library;
  g_object_add_weak_pointer (G_OBJECT (library), (gpointer *) &self->library);
  for (guint i = 0; i < publication->feeds->len; i++)
    g_ptr_array_add (self->feeds, g_strdup (((BylineFeed *) publication->feeds->pdata[i])->url));
  if (self->feeds->len > 0)
    byline_library_get_access_async (library, g_ptr_array_index (self->feeds, 0), self->cancellable,
                                     loaded_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
