/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-list-window.h"

#include "byline-toast.h"
#include "byline-transient.h"

typedef struct {
  AdwHeaderBar *header;
  GtkBox *body;
  GtkStack *stack;
  AdwBin *list;
  AdwStatusPage *empty;
  AdwToastOverlay *toasts;
  BylineLibrary *library; /* nullable: once it is closed */
  GCancellable *cancellable;
} BylineListWindowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (BylineListWindow, byline_list_window, ADW_TYPE_WINDOW)

#define PRIVATE(self) ((BylineListWindowPrivate *) byline_list_window_get_instance_private (self))

static void
byline_list_window_dispose (GObject *object)
{
  BylineListWindowPrivate *private = PRIVATE (BYLINE_LIST_WINDOW (object));

  g_cancellable_cancel (private->cancellable);
  g_clear_object (&private->library);

  G_OBJECT_CLASS (byline_list_window_parent_class)->dispose (object);
}

static void
byline_list_window_finalize (GObject *object)
{
  g_object_unref (PRIVATE (BYLINE_LIST_WINDOW (object))->cancellable);

  G_OBJECT_CLASS (byline_list_window_parent_class)->finalize (object);
}

static void
byline_list_window_class_init (BylineListWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_list_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = byline_list_window_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static void
byline_list_window_init (BylineListWindow *self)
{
  BylineListWindowPrivate *private = PRIVATE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  byline_transient_forget_parent (GTK_WINDOW (self));
  private->cancellable = g_cancellable_new ();
  private->header = ADW_HEADER_BAR (adw_header_bar_new ());
  private->empty = ADW_STATUS_PAGE (adw_status_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (private->empty), "compact");
  private->list = ADW_BIN (adw_bin_new ());
  private->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (private->stack, adw_bin_new (), "loading");
  gtk_stack_add_named (private->stack, GTK_WIDGET (private->list), "list");
  gtk_stack_add_named (private->stack, GTK_WIDGET (private->empty), "empty");
  gtk_widget_set_vexpand (GTK_WIDGET (private->stack), TRUE);
  private->body = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  gtk_box_append (private->body, GTK_WIDGET (private->stack));
  private->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (private->toasts, GTK_WIDGET (private->body));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (private->header));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (private->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

void
byline_list_window_set_library (BylineListWindow *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_LIST_WINDOW (self));
  g_return_if_fail (BYLINE_IS_LIBRARY (library));

  g_set_object (&PRIVATE (self)->library, library);
}

BylineLibrary *
byline_list_window_get_library (BylineListWindow *self)
{
  g_return_val_if_fail (BYLINE_IS_LIST_WINDOW (self), NULL);

  return PRIVATE (self)->library;
}

GCancellable *
byline_list_window_get_cancellable (BylineListWindow *self)
{
  g_return_val_if_fail (BYLINE_IS_LIST_WINDOW (self), NULL);

  return PRIVATE (self)->cancellable;
}

void
byline_list_window_pack (BylineListWindow *self, GtkWidget *button)
{
  g_return_if_fail (BYLINE_IS_LIST_WINDOW (self));

  /* An icon has no words of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_widget_get_tooltip_text (button), -1);
  adw_header_bar_pack_start (PRIVATE (self)->header, button);
}

void
byline_list_window_set_head (BylineListWindow *self, GtkWidget *head)
{
  g_return_if_fail (BYLINE_IS_LIST_WINDOW (self));

  gtk_box_prepend (PRIVATE (self)->body, head);
}

void
byline_list_window_set_empty_page (BylineListWindow *self,
                                   const char *icon,
                                   const char *title,
                                   const char *description)
{
  BylineListWindowPrivate *private;

  g_return_if_fail (BYLINE_IS_LIST_WINDOW (self));

  private = PRIVATE (self);
  adw_status_page_set_icon_name (private->empty, icon);
  adw_status_page_set_title (private->empty, title);
  adw_status_page_set_description (private->empty, description);
}

void
byline_list_window_set_list (BylineListWindow *self, GtkWidget *list)
{
  g_return_if_fail (BYLINE_IS_LIST_WINDOW (self));

  adw_bin_set_child (PRIVATE (self)->list, list);
}

void
byline_list_window_show (BylineListWindow *self, gboolean is_empty)
{
  g_return_if_fail (BYLINE_IS_LIST_WINDOW (self));

  gtk_stack_set_visible_child_name (PRIVATE (self)->stack, is_empty ? "empty" : "list");
}

void
byline_list_window_say (BylineListWindow *self, const char *text)
{
  g_return_if_fail (BYLINE_IS_LIST_WINDOW (self));

  adw_toast_overlay_add_toast (PRIVATE (self)->toasts, byline_toast_new (text));
}

AdwToastOverlay *
byline_list_window_get_toasts (BylineListWindow *self)
{
  g_return_val_if_fail (BYLINE_IS_LIST_WINDOW (self), NULL);

  return PRIVATE (self)->toasts;
}
