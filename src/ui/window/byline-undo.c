/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-undo.h"

#include "byline-error.h"
#include "byline-signal.h"

typedef struct {
  guint id;
  char *text; /* nullable */
  BylineUndoFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Act;

/* What was asked for while another act was under way. */
typedef struct {
  guint id; /* 0: the last one */
  gboolean again;
} Step;

struct _BylineUndo {
  GObject parent_instance;

  GPtrArray *done;   /* of Act, the last one at the end */
  GPtrArray *undone; /* of Act, the one that was undone last at the end */
  Act *current;      /* nullable: owned, in neither of them */
  guint place;       /* where it stood */
  gboolean again;
  GArray *waiting; /* of Step */
  guint last_id;
  gboolean is_closed;
};

G_DEFINE_FINAL_TYPE (BylineUndo, byline_undo, G_TYPE_OBJECT)

enum { CHANGED, APPLIED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
act_free (gpointer data)
{
  Act *act = data;

  act->destroy (act->data);
  g_free (act->text);
  g_free (act);
}

static void
byline_undo_finalize (GObject *object)
{
  BylineUndo *self = BYLINE_UNDO (object);

  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_clear_pointer (&self->current, act_free);
  g_array_unref (self->waiting);

  G_OBJECT_CLASS (byline_undo_parent_class)->finalize (object);
}

static void
byline_undo_class_init (BylineUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = byline_undo_finalize;

  signals[CHANGED] = byline_signal_new (klass, "changed", 0);
  signals[APPLIED] = byline_signal_new (klass, "applied", 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
byline_undo_init (BylineUndo *self)
{
  self->done = g_ptr_array_new_with_free_func (act_free);
  self->undone = g_ptr_array_new_with_free_func (act_free);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Step));
}

BylineUndo *
byline_undo_new (void)
{
  return g_object_new (BYLINE_TYPE_UNDO, NULL);
}

guint
byline_undo_push (BylineUndo *self,
                  const char *text,
                  BylineUndoFunc func,
                  gpointer data,
                  GDestroyNotify destroy)
{
  Act *act;

  g_return_val_if_fail (BYLINE_IS_UNDO (self), 0);

  if (self->is_closed)
    {
      destroy (data);
      return ++self->last_id;
    }

  act = g_new0 (Act, 1);
  act->id = ++self->last_id;
  act->text = g_strdup (text);
  act->func = func;
  act->data = data;
  act->destroy = destroy;
  g_ptr_array_add (self->done, act);
  g_ptr_array_set_size (self->undone, 0);
  g_signal_emit (self, signals[CHANGED], 0);
  return act->id;
}

/* Returns: where the act of @step stands in @acts; %G_MAXUINT if it is not there */
static guint
find (GPtrArray *acts, const Step *step)
{
  if (step->id == 0)
    return acts->len > 0 ? acts->len - 1 : G_MAXUINT;

  for (guint i = 0; i < acts->len; i++)
    if (((Act *) acts->pdata[i])->id == step->id)
      return i;

  return G_MAXUINT;
}

static void
begin (BylineUndo *self, const Step *step)
{
  GPtrArray *acts = step->again ? self->undone : self->done;
  guint place = find (acts, step);

  if (place == G_MAXUINT)
    return;

  self->current = g_ptr_array_steal_index (acts, place);
  self->place = place;
  self->again = step->again;
  self->current->func (self, self->current->data, step->again);
}

static void
add_step (BylineUndo *self, Step step)
{
  if (self->is_closed)
    return;
  if (self->current != NULL)
    g_array_append_val (self->waiting, step);
  else
    begin (self, &step);
}

/* Whether what failed may go well another time. */
static gboolean
may_be_tried_again (const GError *error)
{
  return g_error_matches (error, BYLINE_STORE_ERROR, BYLINE_STORE_ERROR_DISK_FULL) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* @act: (transfer full) */
static void
put_back (BylineUndo *self, Act *act, const GError *error)
{
  GPtrArray *acts = self->again ? self->undone : self->done;

  if (!self->is_closed && may_be_tried_again (error))
    g_ptr_array_insert (acts, MIN (self->place, acts->len), act);
  else
    act_free (act);
}

void
byline_undo_done (BylineUndo *self, const GError *error)
{
  g_autoptr (BylineUndo) held = g_object_ref (self);
  Act *act = g_steal_pointer (&self->current);

  g_return_if_fail (act != NULL);

  if (error != NULL || self->is_closed)
    {
      g_array_set_size (self->waiting, 0);
      put_back (self, act, error);
    }
  else
    {
      g_ptr_array_add (self->again ? self->done : self->undone, act);
      g_signal_emit (self, signals[APPLIED], 0, act->text, self->again);
    }
  g_signal_emit (self, signals[CHANGED], 0);

  while (self->current == NULL && self->waiting->len > 0)
    {
      Step step = g_array_index (self->waiting, Step, 0);

      g_array_remove_index (self->waiting, 0);
      begin (self, &step);
    }
}

void
byline_undo_undo (BylineUndo *self)
{
  g_return_if_fail (BYLINE_IS_UNDO (self));

  add_step (self, (Step){ 0, FALSE });
}

void
byline_undo_redo (BylineUndo *self)
{
  g_return_if_fail (BYLINE_IS_UNDO (self));

  add_step (self, (Step){ 0, TRUE });
}

void
byline_undo_take_back (BylineUndo *self, guint id)
{
  g_return_if_fail (BYLINE_IS_UNDO (self));
  g_return_if_fail (id != 0);

  add_step (self, (Step){ id, FALSE });
}

gboolean
byline_undo_can_undo (BylineUndo *self)
{
  g_return_val_if_fail (BYLINE_IS_UNDO (self), FALSE);

  return self->done->len > 0 || (self->current != NULL && self->again);
}

gboolean
byline_undo_can_redo (BylineUndo *self)
{
  g_return_val_if_fail (BYLINE_IS_UNDO (self), FALSE);

  return self->undone->len > 0 || (self->current != NULL && !self->again);
}

void
byline_undo_close (BylineUndo *self)
{
  g_return_if_fail (BYLINE_IS_UNDO (self));

  /* An act that is under way is in use until byline_undo_done(). */
  self->is_closed = TRUE;
  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
  g_array_set_size (self->waiting, 0);
}
