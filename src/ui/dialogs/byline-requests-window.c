/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-requests-window.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-health-text.h"
#include "byline-time-text.h"

/* So many are listed; the search finds what is older. */
#define MAX_SHOWN 2000
/* Of today's sums. */
#define MAX_SUMS 200

struct _BylineRequestsWindow {
  BylineListWindow parent_instance;

  GtkEditable *search;
  GtkLabel *today;
  GtkListBox *sums;
  GtkWidget *expander;
  GListStore *requests; /* of GObjects with a BylineLoggedRequest each */
  GCancellable *query;  /* nullable: what was asked last */
};

G_DEFINE_FINAL_TYPE (BylineRequestsWindow, byline_requests_window, BYLINE_TYPE_LIST_WINDOW)

/* Returns: (nullable): %NULL once the window is closed */
static BylineLibrary *
get_library (BylineRequestsWindow *self)
{
  return byline_list_window_get_library (BYLINE_LIST_WINDOW (self));
}

static const BylineLoggedRequest *
get_request (GtkListItem *item)
{
  return g_object_get_data (gtk_list_item_get_item (item), "byline-request");
}

/* --- A request's row --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *address = gtk_label_new (NULL);
  GtkWidget *details = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (address), 0);
  gtk_label_set_ellipsize (GTK_LABEL (address), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_xalign (GTK_LABEL (details), 0);
  gtk_label_set_wrap (GTK_LABEL (details), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (details), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (details, "caption");
  gtk_widget_add_css_class (details, "dim-label");
  gtk_widget_add_css_class (box, "report-line");
  gtk_box_append (GTK_BOX (box), address);
  gtk_box_append (GTK_BOX (box), details);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
add_part (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}

static char *
describe (const BylineLoggedRequest *request)
{
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *when = byline_time_text_full (request->at);
  g_autofree char *status = request->status != 0 ? g_strdup_printf ("%u", request->status) : NULL;
  g_autofree char *size = g_format_size ((guint64) request->n_bytes);
  g_autofree char *onward = request->location != NULL
                              ? g_strdup_printf (_ ("redirected to %s"), request->location)
                              : NULL;
  g_autofree char *failure = request->error != NULL
                               ? byline_error_text_for_code (request->code, request->error)
                               : NULL;

  add_part (line, when);
  add_part (line, byline_health_text_purpose (request->purpose));
  add_part (line, request->publication);
  add_part (line, request->story);
  add_part (line, status != NULL ? status : _ ("No answer"));
  add_part (line, size);
  add_part (line, onward);
  add_part (line, failure);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *address = gtk_widget_get_first_child (box);
  const BylineLoggedRequest *request = get_request (item);
  g_autofree char *details = describe (request);

  gtk_label_set_label (GTK_LABEL (address), request->url);
  gtk_widget_set_tooltip_text (address, request->url);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (address)), details);
}

/* --- Today --- */

static GtkWidget *
make_sum (const BylineRequestSum *sum)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *size = g_format_size ((guint64) sum->n_bytes);
  g_autofree char *requests =
    g_strdup_printf (ngettext ("%'u request", "%'u requests", sum->n_requests), sum->n_requests);
  /* Translators: "12 requests · 340 kB" */
  g_autofree char *text = g_strdup_printf (_ ("%s · %s"), requests, size);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sum->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text);
  return row;
}

static void
show_today (BylineRequestsWindow *self, GPtrArray *sums)
{
  GtkWidget *row;
  guint n_requests = 0;
  gint64 n_bytes = 0;
  g_autofree char *size = NULL;
  g_autofree char *text = NULL;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->sums))) != NULL)
    gtk_list_box_remove (self->sums, row);
  for (guint i = 0; i < sums->len; i++)
    {
      const BylineRequestSum *sum = sums->pdata[i];

      n_requests += sum->n_requests;
      n_bytes += sum->n_bytes;
      if (i < MAX_SUMS)
        gtk_list_box_append (self->sums, make_sum (sum));
    }
  size = g_format_size ((guint64) n_bytes);
  text = g_strdup_printf (
    ngettext ("Today: %'u request, %s", "Today: %'u requests, %s", n_requests), n_requests, size);
  gtk_label_set_label (self->today, text);
  gtk_widget_set_sensitive (self->expander, sums->len > 0);
}

/* --- All of them --- */

/* A search that finds nothing is not a list without anything in it. */
static void
set_empty_page (BylineRequestsWindow *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    byline_list_window_set_empty_page (BYLINE_LIST_WINDOW (self), "system-search-symbolic",
                                       _ ("No Results Found"), _ ("Try a different search."));
  else
    byline_list_window_set_empty_page (
      BYLINE_LIST_WINDOW (self), "network-wired-symbolic", _ ("No Network Activity"),
      _ ("Everything that Byline loads is listed here for seven days, with the reason."));
}

static void
show_requests (BylineRequestsWindow *self, GPtrArray *requests)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < requests->len; i++)
    {
      GObject *item = g_object_new (G_TYPE_OBJECT, NULL);

      g_object_set_data_full (item, "byline-request",
                              byline_logged_request_copy (requests->pdata[i]),
                              (GDestroyNotify) byline_logged_request_free);
      g_ptr_array_add (items, item);
    }
  g_list_store_splice (self->requests, 0, g_list_model_get_n_items (G_LIST_MODEL (self->requests)),
                       items->pdata, items->len);
  set_empty_page (self);
  byline_list_window_show (BYLINE_LIST_WINDOW (self), items->len == 0);
}

static void
requests_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRequestsWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (BylineRequestLog)
    log = byline_library_get_requests_finish (BYLINE_LIBRARY (source), result, &error);
  g_autofree char *text = log == NULL ? byline_error_text (error) : NULL;

  if (get_library (self) == NULL)
    return;
  if (text != NULL)
    byline_list_window_say (BYLINE_LIST_WINDOW (self), text);
  if (log == NULL)
    return;
  show_today (self, log->today);
  show_requests (self, log->requests);
}

/* What was asked before is not answered any more. */
static void
update (BylineRequestsWindow *self)
{
  g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();
  byline_library_get_requests_async (get_library (self), gtk_editable_get_text (self->search),
                                     MAX_SHOWN, self->query, requests_cb, g_object_ref (self));
}

static void
search_changed_cb (BylineRequestsWindow *self)
{
  if (get_library (self) != NULL)
    update (self);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineRequestsWindow) self = user_data;

  byline_library_change_finish (BYLINE_LIBRARY (source), result, NULL);
  if (get_library (self) != NULL)
    update (self);
}

static void
forget_cb (GtkWidget *widget, const char *action, GVariant *target)
{
  BylineRequestsWindow *self = BYLINE_REQUESTS_WINDOW (widget);

  byline_library_forget_requests_async (get_library (self), NULL, forgotten_cb,
                                        g_object_ref (self));
}

/* --- The window --- */

static void
byline_requests_window_dispose (GObject *object)
{
  BylineRequestsWindow *self = BYLINE_REQUESTS_WINDOW (object);

  g_cancellable_cancel (self->query);

  G_OBJECT_CLASS (byline_requests_window_parent_class)->dispose (object);
}

static void
byline_requests_window_finalize (GObject *object)
{
  BylineRequestsWindow *self = BYLINE_REQUESTS_WINDOW (object);

  g_clear_object (&self->query);
  g_object_unref (self->requests);

  G_OBJECT_CLASS (byline_requests_window_parent_class)->finalize (object);
}

static void
byline_requests_window_class_init (BylineRequestsWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_requests_window_dispose;
  object_class->finalize = byline_requests_window_finalize;

  gtk_widget_class_install_action (widget_class, "requests.forget", NULL, forget_cb);
}

static GtkWidget *
make_head (BylineRequestsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _ ("Find a request"), "tooltip-text",
                _ ("Address, story, publication or status"), NULL);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->today = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->today), "heading");
  gtk_label_set_wrap (self->today, TRUE);
  gtk_label_set_xalign (self->today, 0);
  self->sums = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->sums, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sums), "boxed-list");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 240);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->sums));
  self->expander = gtk_expander_new (NULL);
  gtk_expander_set_label_widget (GTK_EXPANDER (self->expander), GTK_WIDGET (self->today));
  gtk_expander_set_child (GTK_EXPANDER (self->expander), scrolled);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), self->expander);
  gtk_widget_add_css_class (box, "subscribe-dialog");
  return box;
}

static GtkWidget *
make_list (BylineRequestsWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkSelectionModel *model = GTK_SELECTION_MODEL (
    gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->requests))));
  GtkWidget *list;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (model, factory);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Network Activity"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  return scrolled;
}

static void
byline_requests_window_init (BylineRequestsWindow *self)
{
  BylineListWindow *window = BYLINE_LIST_WINDOW (self);
  GtkWidget *forget = gtk_button_new_from_icon_name ("user-trash-symbolic");

  self->requests = g_list_store_new (G_TYPE_OBJECT);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (forget), "requests.forget");
  gtk_widget_set_tooltip_text (forget, _ ("Clear List"));
  byline_list_window_pack (window, forget);
  byline_list_window_set_head (window, make_head (self));
  byline_list_window_set_list (window, make_list (self));
  gtk_window_set_title (GTK_WINDOW (self), _ ("Network Activity"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 640);
}

GtkWidget *
byline_requests_window_new (GtkWindow *parent, BylineLibrary *library)
{
  BylineRequestsWindow *self;

  g_return_val_if_fail (BYLINE_IS_LIBRARY (library), NULL);

  self = g_object_new (BYLINE_TYPE_REQUESTS_WINDOW, "transient-for", parent, NULL);
  byline_list_window_set_library (BYLINE_LIST_WINDOW (self), library);
  update (self);
  return GTK_WIDGET (self);
}
