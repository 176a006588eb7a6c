/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-headline-row-factory.h"

#include "byline-headline-search.h"

/* Rows this far beyond the edges show themselves too, so that scrolling finds them there, in
 * pixels. */
#define MARGIN 200

struct _BylineHeadlineRowFactory {
  GObject parent_instance;

  GtkListView *view;           /* nullable */
  BylineLibrary *library;      /* nullable */
  GHashTable *rows;            /* set of bound rows */
  BylineHeadlineMetrics *look; /* nullable: made when the first row is */
  BylineHeadlineSearch *search;
  gboolean load_pictures;
  BylineHeadlineOptions options;
};

G_DEFINE_FINAL_TYPE (BylineHeadlineRowFactory, byline_headline_row_factory, G_TYPE_OBJECT)

static void
for_each (BylineHeadlineRowFactory *self,
          void (*function) (BylineHeadlineRowFactory *self, BylineHeadlineRow *row))
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    function (self, row);
}

/* --- The factory --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BylineHeadlineRowFactory *self)
{
  if (self->look == NULL)
    self->look = byline_headline_metrics_new (GTK_WIDGET (self->view), &self->options);
  gtk_list_item_set_child (list_item, byline_headline_row_new (self->look));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, BylineHeadlineRowFactory *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_add (self->rows, row);
  byline_headline_row_bind (BYLINE_HEADLINE_ROW (row), gtk_list_item_get_item (list_item),
                            self->load_pictures ? self->library : NULL);
  byline_headline_search_update_row (self->search, BYLINE_HEADLINE_ROW (row));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem *list_item,
           BylineHeadlineRowFactory *self)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->rows, row);
  byline_headline_row_set_search (BYLINE_HEADLINE_ROW (row), NULL, NULL);
  byline_headline_row_bind (BYLINE_HEADLINE_ROW (row), NULL, NULL);
}

static GtkListItemFactory *
make_factory (BylineHeadlineRowFactory *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  return factory;
}

/* --- All rows --- */

static void
update_row_search (BylineHeadlineRowFactory *self, BylineHeadlineRow *row)
{
  byline_headline_search_update_row (self->search, row);
}

static void
search_changed_cb (BylineHeadlineRowFactory *self)
{
  for_each (self, update_row_search);
}

static void
update_row_look (BylineHeadlineRowFactory *self, BylineHeadlineRow *row)
{
  byline_headline_row_set_metrics (row, self->look);
}

static void
update_row_time (BylineHeadlineRowFactory *self, BylineHeadlineRow *row)
{
  byline_headline_row_update_time (row);
}

static gboolean
is_seen (GtkWidget *row, GtkWidget *window)
{
  double x, y;

  /* A view has many more rows than it shows; those have no place yet, or one of before. */
  return gtk_widget_get_mapped (row) &&
         gtk_widget_translate_coordinates (row, window, 0, 0, &x, &y) &&
         y < gtk_widget_get_height (window) + MARGIN && y + gtk_widget_get_height (row) > -MARGIN;
}

void
byline_headline_row_factory_update_visible (BylineHeadlineRowFactory *self, GtkWidget *window)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    {
      if (!is_seen (row, window))
        {
          byline_headline_row_hide (row);
          continue;
        }
      byline_headline_search_show_row (self->search, row);
      byline_headline_row_show (row);
    }
}

void
byline_headline_row_factory_update_metrics (BylineHeadlineRowFactory *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  if (self->look == NULL)
    return;

  byline_headline_metrics_unref (self->look);
  self->look = byline_headline_metrics_new (GTK_WIDGET (self->view), &self->options);
  for_each (self, update_row_look);
}

void
byline_headline_row_factory_check_metrics (BylineHeadlineRowFactory *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  if (self->look != NULL &&
      !byline_headline_metrics_is_current (self->look, GTK_WIDGET (self->view)))
    byline_headline_row_factory_update_metrics (self);
}

void
byline_headline_row_factory_set_options (BylineHeadlineRowFactory *self,
                                         const BylineHeadlineOptions *options)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  if (memcmp (&self->options, options, sizeof self->options) == 0)
    return;

  self->options = *options;
  byline_headline_row_factory_update_metrics (self);
}

void
byline_headline_row_factory_update_time (BylineHeadlineRowFactory *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  for_each (self, update_row_time);
}

/* --- GObject --- */

static void
byline_headline_row_factory_finalize (GObject *object)
{
  BylineHeadlineRowFactory *self = BYLINE_HEADLINE_ROW_FACTORY (object);

  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->look, byline_headline_metrics_unref);
  g_clear_object (&self->library);
  g_object_unref (self->search);
  G_OBJECT_CLASS (byline_headline_row_factory_parent_class)->finalize (object);
}

static void
byline_headline_row_factory_class_init (BylineHeadlineRowFactoryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_headline_row_factory_finalize;
}

static void
byline_headline_row_factory_init (BylineHeadlineRowFactory *self)
{
  self->load_pictures = TRUE;
  self->rows = g_hash_table_new (NULL, NULL);
  self->search = byline_headline_search_new ();
  g_signal_connect_object (self->search, "changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

BylineHeadlineRowFactory *
byline_headline_row_factory_new (void)
{
  return g_object_new (BYLINE_TYPE_HEADLINE_ROW_FACTORY, NULL);
}

void
byline_headline_row_factory_set_view (BylineHeadlineRowFactory *self, GtkListView *view)
{
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));
  g_return_if_fail (GTK_IS_LIST_VIEW (view));

  factory = make_factory (self);
  self->view = view;
  gtk_list_view_set_factory (view, factory);
}

void
byline_headline_row_factory_set_library (BylineHeadlineRowFactory *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  g_set_object (&self->library, library);
}

void
byline_headline_row_factory_set_load_pictures (BylineHeadlineRowFactory *self,
                                               gboolean load_pictures)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  if (self->load_pictures == load_pictures)
    return;

  /* Another factory makes all rows anew. */
  self->load_pictures = load_pictures;
  if (self->view != NULL)
    byline_headline_row_factory_set_view (self, self->view);
}

void
byline_headline_row_factory_set_search (BylineHeadlineRowFactory *self, const char *search)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  byline_headline_search_set (self->search, self->library, search);
}

void
byline_headline_row_factory_stop (BylineHeadlineRowFactory *self)
{
  g_return_if_fail (BYLINE_IS_HEADLINE_ROW_FACTORY (self));

  byline_headline_search_stop (self->search);
}
