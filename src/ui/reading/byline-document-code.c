/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-document-code.h"

#include "byline-document-part.h"
#include "byline-side-scroller.h"

#include <glib/gi18n.h>

/* What is laid out at once, in bytes and lines; longer listings are part of the text. */
#define MAX_SIZE 40000
#define MAX_LINES 600

struct _BylineDocumentCode {
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkWidget *label; /* unowned */
};

static void part_init (BylineDocumentPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (BylineDocumentCode,
                               byline_document_code,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (BYLINE_TYPE_DOCUMENT_PART, part_init))

static char *
dup_text (BylineDocumentPart *part)
{
  return g_strdup (gtk_label_get_text (GTK_LABEL (BYLINE_DOCUMENT_CODE (part)->label)));
}

/* Returns: how far down it stands. */
static double
show_current (BylineDocumentCode *self, const BylineDocumentMatch *match)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (self->label));
  const char *text = gtk_label_get_text (GTK_LABEL (self->label));
  const char *first = g_utf8_offset_to_pointer (text, match->start);
  const char *last = g_utf8_offset_to_pointer (first, match->length - 1);
  PangoRectangle place, end;

  pango_layout_index_to_pos (layout, (int) (first - text), &place);
  pango_layout_index_to_pos (layout, (int) (last - text), &end);
  byline_side_scroller_show (BYLINE_SIDE_SCROLLER (self->scroller), PANGO_PIXELS (place.x),
                             PANGO_PIXELS (MAX (0, end.x + end.width - place.x)));

  return PANGO_PIXELS (place.y);
}

static double
mark (BylineDocumentPart *part, const BylineDocumentMatch *matches, guint n_matches)
{
  BylineDocumentCode *self = BYLINE_DOCUMENT_CODE (part);

  byline_document_part_mark_label (GTK_LABEL (self->label), 0, matches, n_matches);
  for (guint i = 0; i < n_matches; i++)
    if (matches[i].is_current)
      return show_current (self, &matches[i]);

  return 0;
}

static void
part_init (BylineDocumentPartInterface *iface)
{
  iface->dup_text = dup_text;
  iface->mark = mark;
}

static void
byline_document_code_dispose (GObject *object)
{
  g_clear_pointer (&BYLINE_DOCUMENT_CODE (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_document_code_parent_class)->dispose (object);
}

static void
byline_document_code_class_init (BylineDocumentCodeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = byline_document_code_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
byline_document_code_init (BylineDocumentCode *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_yalign (GTK_LABEL (self->label), 0);
  gtk_label_set_selectable (GTK_LABEL (self->label), TRUE);
  gtk_widget_add_css_class (self->label, "byline-code-text");
  /* Programs are written from left to right. */
  gtk_widget_set_direction (self->label, GTK_TEXT_DIR_LTR);
  self->scroller = byline_side_scroller_new (self->label);
  gtk_widget_set_direction (self->scroller, GTK_TEXT_DIR_LTR);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-code");
}

static gboolean
is_long (const char *text)
{
  guint n_lines = 0;

  if (strlen (text) > MAX_SIZE)
    return TRUE;
  for (const char *p = text; (p = strchr (p, '\n')) != NULL; p++)
    n_lines++;

  return n_lines > MAX_LINES;
}

GtkWidget *
byline_document_code_new (const BylineBlock *block)
{
  BylineDocumentCode *self;
  g_autofree char *label = NULL;

  g_return_val_if_fail (block != NULL && block->text != NULL, NULL);

  if (is_long (block->text->text))
    return NULL;

  self = g_object_new (BYLINE_TYPE_DOCUMENT_CODE, NULL);
  gtk_label_set_text (GTK_LABEL (self->label), block->text->text);
  label = block->language != NULL
            /* Translators: a listing in a programming language: "Code in python" */
            ? g_strdup_printf (_ ("Code in %s"), block->language)
            : g_strdup (_ ("Code"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  return GTK_WIDGET (self);
}
