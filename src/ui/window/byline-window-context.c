/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-window-context.h"

#include <glib/gi18n.h>

#include "byline-error-text.h"
#include "byline-error.h"
#include "byline-toast.h"

struct _BylineWindowContext {
  GObject parent_instance;

  BylineLibrary *library;
  AdwToastOverlay *toasts; /* weak; NULL once the window is closed */
  AdwToastOverlay *front;  /* weak; nullable: of a window over it that messages appear in */
  GCancellable *cancellable;
  BylineUndo *undo;
  int shown_problem; /* code of a store error that is not shown again; -1 for none */
};

G_DEFINE_FINAL_TYPE (BylineWindowContext, byline_window_context, G_TYPE_OBJECT)

static void
byline_window_context_finalize (GObject *object)
{
  BylineWindowContext *self = BYLINE_WINDOW_CONTEXT (object);

  g_clear_weak_pointer (&self->toasts);
  g_clear_weak_pointer (&self->front);
  g_clear_object (&self->library);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->undo);

  G_OBJECT_CLASS (byline_window_context_parent_class)->finalize (object);
}

static void
byline_window_context_class_init (BylineWindowContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_window_context_finalize;
}

static void
byline_window_context_init (BylineWindowContext *self)
{
  self->cancellable = g_cancellable_new ();
  self->undo = byline_undo_new ();
  self->shown_problem = -1;
}

BylineWindowContext *
byline_window_context_new (BylineLibrary *library, AdwToastOverlay *toasts)
{
  BylineWindowContext *self = g_object_new (BYLINE_TYPE_WINDOW_CONTEXT, NULL);

  self->library = g_object_ref (library);
  g_set_weak_pointer (&self->toasts, toasts);
  return self;
}

void
byline_window_context_close (BylineWindowContext *self)
{
  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (self));

  g_cancellable_cancel (self->cancellable);
  byline_undo_close (self->undo);
  g_clear_weak_pointer (&self->toasts);
  g_clear_weak_pointer (&self->front);
}

void
byline_window_context_set_front (BylineWindowContext *self, AdwToastOverlay *toasts)
{
  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (self));
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  if (self->toasts != NULL)
    g_set_weak_pointer (&self->front, toasts);
}

BylineLibrary *
byline_window_context_get_library (BylineWindowContext *self)
{
  g_return_val_if_fail (BYLINE_IS_WINDOW_CONTEXT (self), NULL);

  return self->library;
}

GCancellable *
byline_window_context_get_cancellable (BylineWindowContext *self)
{
  g_return_val_if_fail (BYLINE_IS_WINDOW_CONTEXT (self), NULL);

  return self->cancellable;
}

GtkWindow *
byline_window_context_get_window (BylineWindowContext *self)
{
  g_return_val_if_fail (BYLINE_IS_WINDOW_CONTEXT (self), NULL);

  return self->toasts != NULL ? GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self->toasts))) : NULL;
}

/* Shows @toast where the user looks. @toast: (transfer full) */
static void
add_toast (BylineWindowContext *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->front != NULL ? self->front : self->toasts, toast);
}

void
byline_window_context_show_message (BylineWindowContext *self, const char *text)
{
  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (self));

  if (self->toasts != NULL)
    add_toast (self, byline_toast_new (text));
}

void
byline_window_context_show_question (BylineWindowContext *self,
                                     const char *text,
                                     const char *label,
                                     GCallback callback,
                                     gpointer user_data,
                                     GDestroyNotify destroy)
{
  AdwToast *toast;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (self));

  if (self->toasts == NULL)
    {
      destroy (user_data);
      return;
    }

  toast = byline_toast_new (text);
  adw_toast_set_button_label (toast, label);
  /* The closure's notify has one argument more, which a function that frees does not look at. */
  g_signal_connect_data (toast, "button-clicked", callback, user_data,
                         (GClosureNotify) (GCallback) destroy, 0);
  add_toast (self, toast);
}

BylineUndo *
byline_window_context_get_undo (BylineWindowContext *self)
{
  g_return_val_if_fail (BYLINE_IS_WINDOW_CONTEXT (self), NULL);

  return self->undo;
}

/* An act of those that can be undone, as its toast knows it. */
typedef struct {
  BylineUndo *undo;
  guint id;
} Offer;

static void
offer_free (gpointer data)
{
  Offer *offer = data;

  g_object_unref (offer->undo);
  g_free (offer);
}

static void
offer_taken_cb (AdwToast *toast, Offer *offer)
{
  byline_undo_take_back (offer->undo, offer->id);
}

void
byline_window_context_add_act (BylineWindowContext *self,
                               const char *text,
                               gboolean is_said,
                               BylineUndoFunc func,
                               gpointer act,
                               GDestroyNotify destroy)
{
  guint id;
  Offer *offer;

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (self));

  id = byline_undo_push (self->undo, text, func, act, destroy);
  if (!is_said || text == NULL)
    return;

  offer = g_new0 (Offer, 1);
  offer->undo = g_object_ref (self->undo);
  offer->id = id;
  byline_window_context_show_question (self, text, _ ("_Undo"), G_CALLBACK (offer_taken_cb), offer,
                                       offer_free);
}

void
byline_window_context_show_error (BylineWindowContext *self, const GError *error)
{
  g_autofree char *text = error != NULL ? byline_error_text (error) : NULL;

  if (text != NULL)
    byline_window_context_show_message (self, text);
}

void
byline_window_context_report_problem (BylineWindowContext *self, const GError *error)
{
  gboolean lasts = g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL) ||
                   g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_READ_ONLY);

  g_return_if_fail (BYLINE_IS_WINDOW_CONTEXT (self));

  if (lasts && self->shown_problem == error->code)
    return;
  if (lasts)
    self->shown_problem = error->code;
  else if (error == NULL)
    self->shown_problem = -1;
  byline_window_context_show_error (self, error);
}
