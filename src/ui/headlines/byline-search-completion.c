/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-search-completion.h"

#include <glib/gi18n.h>

#include "byline-number-text.h"

struct _BylineSearchCompletion {
  GtkPopover parent_instance;

  GtkEditable *entry;
  GtkWidget *list;
  BylineLibrary *library;
  GPtrArray *completions;    /* nullable: of BylineCompletion */
  GCancellable *cancellable; /* nullable: while newer ones are looked for */
  gboolean takes;            /* what is selected, as soon as it is known to be there still */
  gboolean blocked;
};

G_DEFINE_FINAL_TYPE (BylineSearchCompletion, byline_search_completion, GTK_TYPE_POPOVER)

static void
stop (BylineSearchCompletion *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->takes = FALSE;
}

static void
close_list (BylineSearchCompletion *self)
{
  stop (self);
  gtk_popover_popdown (GTK_POPOVER (self));
}

static gboolean
has_focus (BylineSearchCompletion *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->entry));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == GTK_WIDGET (self->entry) ||
                           gtk_widget_is_ancestor (focus, GTK_WIDGET (self->entry)));
}

static GtkWidget *
make_row (const BylineCompletion *completion)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (completion->label);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (completion->n_stories > 0)
    {
      g_autofree char *text = byline_number_text (completion->n_stories);
      GtkWidget *count = gtk_label_new (text);

      gtk_widget_add_css_class (count, "dim-label");
      gtk_widget_add_css_class (count, "numeric");
      gtk_box_append (GTK_BOX (box), count);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_can_focus (row, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  completion->label, -1);
  return row;
}

/* What was selected with the arrows among older ones is selected still. */
static void
select_label (BylineSearchCompletion *self, const char *label)
{
  for (guint i = 0; i < self->completions->len; i++)
    {
      const BylineCompletion *completion = self->completions->pdata[i];

      if (g_strcmp0 (completion->label, label) == 0)
        {
          GtkListBox *list = GTK_LIST_BOX (self->list);

          gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, (int) i));
          return;
        }
    }
}

/* @selected: (nullable): the label of what is selected */
static void
show_completions (BylineSearchCompletion *self, const char *selected)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), row);
  if (self->completions == NULL || self->completions->len == 0 || !has_focus (self))
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }

  for (guint i = 0; i < self->completions->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), make_row (self->completions->pdata[i]));
  gtk_list_box_unselect_all (GTK_LIST_BOX (self->list));
  select_label (self, selected);
  /* An entry that was never laid out has no width. */
  gtk_widget_set_size_request (self->list,
                               MAX (gtk_widget_get_width (GTK_WIDGET (self->entry)) - 24, -1), -1);
  gtk_popover_popup (GTK_POPOVER (self));
}

/* Returns: (transfer full) (nullable): the label of what is selected */
static char *
dup_selected (BylineSearchCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (index < 0 || self->completions == NULL || (guint) index >= self->completions->len)
    return NULL;

  return g_strdup (((BylineCompletion *) self->completions->pdata[index])->label);
}

static void complete (BylineSearchCompletion *self);

static void
take (BylineSearchCompletion *self, GtkListBoxRow *row)
{
  int index = gtk_list_box_row_get_index (row);
  BylineCompletion *completion;
  int position;

  if (self->completions == NULL || index < 0 || (guint) index >= self->completions->len)
    return;

  /* Their places are those of a text that has changed since. */
  if (self->cancellable != NULL)
    {
      gtk_list_box_select_row (GTK_LIST_BOX (self->list), row);
      self->takes = TRUE;
      return;
    }

  completion = self->completions->pdata[index];
  position = completion->start;
  gtk_popover_popdown (GTK_POPOVER (self));
  self->blocked = TRUE;
  gtk_editable_delete_text (self->entry, completion->start, completion->end);
  gtk_editable_insert_text (self->entry, completion->replacement, -1, &position);
  gtk_editable_set_position (self->entry, position);
  self->blocked = FALSE;
  /* What was accepted is complete, unless it asks for a value. */
  if (g_str_has_suffix (completion->replacement, ":"))
    complete (self);
}

static void
take_selected (BylineSearchCompletion *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    take (self, row);
}

static void
completed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylineSearchCompletion) self = user_data;
  GPtrArray *completions = byline_library_get_completions_finish (BYLINE_LIBRARY (source), result,
                                                                  NULL);
  g_autofree char *selected = NULL;
  gboolean takes;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->entry == NULL)
    {
      g_clear_pointer (&completions, g_ptr_array_unref);
      return;
    }

  selected = dup_selected (self);
  takes = self->takes;
  g_clear_object (&self->cancellable);
  self->takes = FALSE;
  g_clear_pointer (&self->completions, g_ptr_array_unref);
  self->completions = completions;
  show_completions (self, selected);
  if (takes)
    take_selected (self);
}

static void
complete (BylineSearchCompletion *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  stop (self);
  if (self->library == NULL)
    return;

  self->cancellable = g_cancellable_new ();
  byline_library_get_completions_async (self->library, text,
                                        gtk_editable_get_position (self->entry), self->cancellable,
                                        completed_cb, g_object_ref (self));
}

static void
changed_cb (BylineSearchCompletion *self)
{
  if (self->blocked || !has_focus (self))
    return;

  if (gtk_editable_get_text (self->entry)[0] == '\0')
    close_list (self);
  else
    complete (self);
}

static void
row_activated_cb (BylineSearchCompletion *self, GtkListBoxRow *row)
{
  take (self, row);
}

static void
move (BylineSearchCompletion *self, int step)
{
  GtkListBox *list = GTK_LIST_BOX (self->list);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : step > 0 ? 0 : -1;

  if (index < 0)
    gtk_list_box_unselect_all (list);
  else if (gtk_list_box_get_row_at_index (list, index) != NULL)
    gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, index));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        BylineSearchCompletion *self)
{
  gboolean visible = gtk_widget_get_visible (GTK_WIDGET (self));
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Down:
      if (visible)
        move (self, 1);
      else
        complete (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      if (!visible)
        return GDK_EVENT_PROPAGATE;
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Tab:
      if (!visible)
        return GDK_EVENT_PROPAGATE;
      if (row == NULL)
        row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0);
      take (self, row);
      return GDK_EVENT_STOP;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (visible && row != NULL)
        {
          take (self, row);
          return GDK_EVENT_STOP;
        }
      close_list (self);
      return GDK_EVENT_PROPAGATE;
    case GDK_KEY_Escape:
      if (!visible)
        return GDK_EVENT_PROPAGATE;
      close_list (self);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
leave_cb (BylineSearchCompletion *self)
{
  close_list (self);
}

static void
byline_search_completion_dispose (GObject *object)
{
  BylineSearchCompletion *self = BYLINE_SEARCH_COMPLETION (object);

  stop (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->completions, g_ptr_array_unref);
  self->entry = NULL;

  G_OBJECT_CLASS (byline_search_completion_parent_class)->dispose (object);
}

static void
byline_search_completion_class_init (BylineSearchCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_search_completion_dispose;
}

static void
byline_search_completion_init (BylineSearchCompletion *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_SINGLE);
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->list), TRUE);
  gtk_widget_add_css_class (self->list, "completions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  /* The entry keeps the keyboard. */
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
  gtk_popover_set_child (GTK_POPOVER (self), self->list);
}

GtkWidget *
byline_search_completion_new (GtkEditable *entry)
{
  BylineSearchCompletion *self = g_object_new (BYLINE_TYPE_SEARCH_COMPLETION, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = entry;
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
byline_search_completion_set_library (BylineSearchCompletion *self, BylineLibrary *library)
{
  g_return_if_fail (BYLINE_IS_SEARCH_COMPLETION (self));

  g_set_object (&self->library, library);
}

void
byline_search_completion_block (BylineSearchCompletion *self, gboolean block)
{
  g_return_if_fail (BYLINE_IS_SEARCH_COMPLETION (self));

  self->blocked = block;
}
