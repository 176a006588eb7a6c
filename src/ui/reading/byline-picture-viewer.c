/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-config.h"

#include "byline-picture-viewer.h"

#include <glib/gi18n.h>

#include "byline-picture-error.h"
#include "byline-picture-loader.h"
#include "byline-picture-motion.h"
#include "byline-signal.h"

#define ZOOM_STEP 1.4
#define PAN_STEP 80

struct _BylinePictureViewer {
  GtkWidget parent_instance;

  GtkWidget *box;
  BylinePictureCanvas *canvas;
  GtkWidget *stack; /* canvas, spinner, or that it cannot be had */
  GtkWidget *spinner;
  GtkLabel *reason; /* why it cannot be had */
  GtkWidget *retry;
  GtkLabel *count;
  GtkLabel *caption;
  GtkLabel *credit;
  GtkWidget *previous;
  GtkWidget *next;
  GtkWidget *play; /* for one that moves */

  BylineLibrary *library;
  BylineArticle *article;
  GPtrArray *pictures; /* of const BylinePicture: the article's */
  guint index;
  GCancellable *cancellable;   /* of the picture that is shown */
  BylinePictureMotion *motion; /* nullable: of one that moves */
};

G_DEFINE_FINAL_TYPE (BylinePictureViewer, byline_picture_viewer, GTK_TYPE_WIDGET)

enum { CLOSED, BROWSER_ASKED, SAVE_ASKED, MESSAGE, N_SIGNALS };

static guint signals[N_SIGNALS];

static const BylinePicture *
get_picture (BylinePictureViewer *self)
{
  return g_ptr_array_index (self->pictures, self->index);
}

/* --- One that moves --- */

static void
drop_motion (BylinePictureViewer *self)
{
  if (self->motion != NULL)
    byline_picture_motion_stop (self->motion);
  g_clear_object (&self->motion);
}

static void
update_play (BylinePictureViewer *self)
{
  gboolean moves = self->motion != NULL && byline_picture_motion_is_started (self->motion);
  const char *label = moves ? _ ("Pause") : _ ("Play");

  gtk_widget_set_visible (self->play, self->motion != NULL);
  gtk_button_set_icon_name (GTK_BUTTON (self->play), moves ? "media-playback-pause-symbolic"
                                                           : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

static void
frame_cb (GdkTexture *frame, gpointer user_data)
{
  BylinePictureViewer *self = user_data;

  byline_picture_canvas_set_frame (self->canvas, frame);
  if (!byline_picture_motion_is_started (self->motion))
    update_play (self);
}

static void
play_cb (BylinePictureViewer *self)
{
  if (self->motion == NULL)
    return;

  if (byline_picture_motion_is_started (self->motion))
    byline_picture_motion_stop (self->motion);
  else
    byline_picture_motion_start (self->motion);
  update_play (self);
}

/* It begins by itself, if the desktop's settings let it. */
static void
set_motion (BylinePictureViewer *self, GdkTexture *texture)
{
  BylinePictureFrames *frames = texture != NULL ? byline_picture_loader_dup_frames (texture) : NULL;

  drop_motion (self);
  if (frames != NULL)
    {
      self->motion = byline_picture_motion_new (frames, frame_cb, self);
      if (byline_picture_motion_is_wished (GTK_WIDGET (self)))
        byline_picture_motion_start (self->motion);
    }
  update_play (self);
}

/* --- One picture --- */

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (BylinePictureViewer) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = byline_picture_loader_load_finish (result, &error);

  /* Another picture is shown by now, or none. */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable || self->box == NULL)
    return;

  gtk_spinner_stop (GTK_SPINNER (self->spinner));
  byline_picture_canvas_set_texture (self->canvas, texture);
  set_motion (self, texture);
  if (texture == NULL)
    {
      gtk_label_set_text (self->reason, byline_picture_error_get_text (error));
      gtk_widget_set_visible (self->retry, byline_picture_error_may_pass (error));
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    texture != NULL ? "picture" : "failed");
}

static void
load (BylinePictureViewer *self)
{
  const BylinePicture *picture = get_picture (self);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  /* The one before is not to be copied in its place. */
  byline_picture_canvas_set_texture (self->canvas, NULL);
  set_motion (self, NULL);
  gtk_spinner_start (GTK_SPINNER (self->spinner));
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "loading");
  byline_picture_loader_load_async (self->library, picture->url, self->article->network,
                                    BYLINE_PICTURE_MAX_SIDE, 0, 1, self->cancellable, loaded_cb,
                                    g_object_ref (self));
}

static void
retry_cb (BylinePictureViewer *self)
{
  byline_library_retry_picture (self->library, get_picture (self)->url);
  load (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
show_picture (BylinePictureViewer *self)
{
  const BylinePicture *picture = get_picture (self);
  const char *words = picture->caption != NULL ? picture->caption : picture->alt;
  g_autofree char *count = NULL;

  /* Translators: the number of a picture, and how many there are */
  count = g_strdup_printf (_ ("%u of %u"), self->index + 1, self->pictures->len);
  set_text (self->count, self->pictures->len > 1 ? count : NULL);
  set_text (self->caption, words);
  set_text (self->credit, picture->credit);
  gtk_widget_set_visible (self->previous, self->pictures->len > 1);
  gtk_widget_set_visible (self->next, self->pictures->len > 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->canvas), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words != NULL ? words : _ ("Picture"), -1);
  load (self);
}

/* From the last to the first, and back. */
static void
go (BylinePictureViewer *self, guint step)
{
  if (self->pictures->len < 2)
    return;

  self->index = (self->index + step) % self->pictures->len;
  show_picture (self);
}

static void
next_cb (BylinePictureViewer *self)
{
  go (self, 1);
}

static void
previous_cb (BylinePictureViewer *self)
{
  go (self, self->pictures->len - 1);
}

static void
close_cb (BylinePictureViewer *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
copy_cb (BylinePictureViewer *self)
{
  GdkTexture *texture = byline_picture_canvas_get_texture (self->canvas);

  if (texture == NULL)
    return;

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (GTK_WIDGET (self)), texture);
  g_signal_emit (self, signals[MESSAGE], 0, _ ("Picture copied"));
}

static void
save_cb (BylinePictureViewer *self)
{
  g_signal_emit (self, signals[SAVE_ASKED], 0, get_picture (self)->url);
}

static void
browser_cb (BylinePictureViewer *self)
{
  g_signal_emit (self, signals[BROWSER_ASKED], 0, get_picture (self)->url);
}

static void
larger_cb (BylinePictureViewer *self)
{
  byline_picture_canvas_zoom_middle (self->canvas, ZOOM_STEP);
}

static void
smaller_cb (BylinePictureViewer *self)
{
  byline_picture_canvas_zoom_middle (self->canvas, 1 / ZOOM_STEP);
}

static void
go_to (BylinePictureViewer *self, guint index)
{
  if (index == self->index)
    return;

  self->index = index;
  show_picture (self);
}

/* Arrows move a picture that is larger than the window; else they lead to the next one. */
static gboolean
move (BylinePictureViewer *self, guint keyval)
{
  gboolean is_whole = byline_picture_canvas_is_whole (self->canvas);

  switch (keyval)
    {
    case GDK_KEY_Left:
      if (is_whole)
        previous_cb (self);
      else
        byline_picture_canvas_pan (self->canvas, PAN_STEP, 0);
      return TRUE;
    case GDK_KEY_Right:
      if (is_whole)
        next_cb (self);
      else
        byline_picture_canvas_pan (self->canvas, -PAN_STEP, 0);
      return TRUE;
    case GDK_KEY_Up:
      return byline_picture_canvas_pan (self->canvas, 0, PAN_STEP) || TRUE;
    case GDK_KEY_Down:
      return byline_picture_canvas_pan (self->canvas, 0, -PAN_STEP) || TRUE;
    default:
      return FALSE;
    }
}

static gboolean
key_cb (BylinePictureViewer *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (state & GDK_CONTROL_MASK && (keyval == GDK_KEY_c || keyval == GDK_KEY_s))
    {
      if (keyval == GDK_KEY_c)
        copy_cb (self);
      else
        save_cb (self);
      return GDK_EVENT_STOP;
    }

  switch (keyval)
    {
    case GDK_KEY_Escape:
      close_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      larger_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      smaller_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      byline_picture_canvas_zoom_middle (self->canvas, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_space:
      if (self->motion == NULL ||
          GTK_IS_BUTTON (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)))))
        return GDK_EVENT_PROPAGATE;
      play_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      go_to (self, 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      go_to (self, self->pictures->len - 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
      next_cb (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Up:
      previous_cb (self);
      return GDK_EVENT_STOP;
    default:
      return move (self, keyval);
    }
}

/* --- The widget --- */

/* Keys are the viewer's as long as it is there. */
static void
byline_picture_viewer_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (byline_picture_viewer_parent_class)->map (widget);

  gtk_widget_grab_focus (widget);
}

/* The focus goes round in it: what is behind is covered. */
static gboolean
byline_picture_viewer_focus (GtkWidget *widget, GtkDirectionType direction)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (widget);

  if (gtk_widget_child_focus (self->box, direction))
    return TRUE;

  return gtk_widget_grab_focus (widget);
}

static void
byline_picture_viewer_dispose (GObject *object)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (object);

  g_cancellable_cancel (self->cancellable);
  drop_motion (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (byline_picture_viewer_parent_class)->dispose (object);
}

static void
byline_picture_viewer_finalize (GObject *object)
{
  BylinePictureViewer *self = BYLINE_PICTURE_VIEWER (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->article, byline_article_unref);
  g_ptr_array_unref (self->pictures);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (byline_picture_viewer_parent_class)->finalize (object);
}

static void
byline_picture_viewer_class_init (BylinePictureViewerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = byline_picture_viewer_dispose;
  object_class->finalize = byline_picture_viewer_finalize;
  widget_class->focus = byline_picture_viewer_focus;
  widget_class->map = byline_picture_viewer_map;

  signals[CLOSED] = byline_signal_new (klass, "closed", 0);
  signals[BROWSER_ASKED] = byline_signal_new (klass, "browser-asked", 1, G_TYPE_STRING);
  signals[SAVE_ASKED] = byline_signal_new (klass, "save-asked", 1, G_TYPE_STRING);
  signals[MESSAGE] = byline_signal_new (klass, "message", 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DIALOG);
}

static GtkWidget *
make_button (BylinePictureViewer *self, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static void
append (BylinePictureViewer *self,
        GtkWidget *box,
        const char *icon,
        const char *label,
        GCallback callback)
{
  gtk_box_append (GTK_BOX (box), make_button (self, icon, label, callback));
}

static GtkWidget *
make_bar (BylinePictureViewer *self)
{
  GtkWidget *bar = gtk_center_box_new ();
  GtkWidget *start = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  append (self, start, "window-close-symbolic", _ ("Close"), G_CALLBACK (close_cb));
  self->play = make_button (self, "media-playback-start-symbolic", _ ("Play"),
                            G_CALLBACK (play_cb));
  gtk_box_append (GTK_BOX (end), self->play);
  append (self, end, "zoom-out-symbolic", _ ("Smaller"), G_CALLBACK (smaller_cb));
  append (self, end, "zoom-in-symbolic", _ ("Larger"), G_CALLBACK (larger_cb));
  append (self, end, "edit-copy-symbolic", _ ("Copy Picture"), G_CALLBACK (copy_cb));
  append (self, end, "document-save-symbolic", _ ("Save Picture…"), G_CALLBACK (save_cb));
  append (self, end, "byline-browser-symbolic", _ ("Open in Browser"), G_CALLBACK (browser_cb));
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (bar), start);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (bar), GTK_WIDGET (self->count));
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (bar), end);
  gtk_widget_add_css_class (bar, "byline-viewer-bar");

  return bar;
}

static GtkWidget *
make_failure (BylinePictureViewer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->reason = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->reason, TRUE);
  gtk_label_set_justify (self->reason, GTK_JUSTIFY_CENTER);
  self->retry = gtk_button_new_with_label (_ ("Try Again"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->reason));
  gtk_box_append (GTK_BOX (box), self->retry);
  gtk_widget_set_halign (self->retry, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->retry, "clicked", G_CALLBACK (retry_cb), self, G_CONNECT_SWAPPED);

  return box;
}

static GtkWidget *
make_middle (BylinePictureViewer *self)
{
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  self->canvas = BYLINE_PICTURE_CANVAS (byline_picture_canvas_new ());
  self->spinner = gtk_spinner_new ();
  gtk_widget_set_size_request (self->spinner, 32, 32);
  gtk_widget_set_halign (self->spinner, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->spinner, GTK_ALIGN_CENTER);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), self->spinner, "loading");
  gtk_stack_add_named (GTK_STACK (self->stack), GTK_WIDGET (self->canvas), "picture");
  gtk_stack_add_named (GTK_STACK (self->stack), make_failure (self), "failed");
  self->previous = make_button (self, "go-previous-symbolic", _ ("Previous Picture"),
                                G_CALLBACK (previous_cb));
  self->next = make_button (self, "go-next-symbolic", _ ("Next Picture"), G_CALLBACK (next_cb));
  gtk_widget_set_valign (self->previous, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->next, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (middle), self->previous);
  gtk_box_append (GTK_BOX (middle), self->stack);
  gtk_box_append (GTK_BOX (middle), self->next);

  return middle;
}

static GtkLabel *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 80);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_halign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
byline_picture_viewer_init (BylinePictureViewer *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->cancellable = g_cancellable_new ();
  self->pictures = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->box), make_bar (self));
  gtk_box_append (GTK_BOX (self->box), make_middle (self));
  self->caption = append_label (words, "byline-viewer-caption");
  self->credit = append_label (words, "byline-viewer-credit");
  gtk_box_append (GTK_BOX (self->box), words);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "byline-viewer");
  gtk_widget_add_css_class (GTK_WIDGET (self), "osd");

  /* Before the window's own keys. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* What gathers the pictures of a story: each stands once. */
typedef struct {
  GPtrArray *pictures;
  GHashTable *known;
} Gathering;

static void
add_picture (Gathering *self, const BylinePicture *picture)
{
  if (picture != NULL && picture->url != NULL && g_hash_table_add (self->known, picture->url))
    g_ptr_array_add (self->pictures, (gpointer) picture);
}

/* Recursion is bounded: blocks nest at most BYLINE_BLOCK_MAX_DEPTH deep. */
static void
add_blocks (Gathering *self, GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const BylineBlock *block = g_ptr_array_index (blocks, i);

      add_picture (self, block->picture);
      add_blocks (self, block->children);
    }
}

static void
gather (const BylineArticle *article, GPtrArray *pictures)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  Gathering self = { pictures, known };

  add_picture (&self, article->lead);
  add_blocks (&self, article->blocks);
  for (guint i = 0; i < article->footnotes->len; i++)
    add_blocks (&self, ((BylineFootnote *) g_ptr_array_index (article->footnotes, i))->blocks);
}

/* Returns: its place among the pictures; G_MAXUINT if it is none of them */
static guint
find (GPtrArray *pictures, const char *url)
{
  for (guint i = 0; i < pictures->len; i++)
    if (g_strcmp0 (((BylinePicture *) g_ptr_array_index (pictures, i))->url, url) == 0)
      return i;

  return G_MAXUINT;
}

GtkWidget *
byline_picture_viewer_new (BylineLibrary *library, BylineArticle *article, const char *url)
{
  BylinePictureViewer *self = g_object_new (BYLINE_TYPE_PICTURE_VIEWER, NULL);

  self->library = g_object_ref (library);
  self->article = byline_article_ref (article);
  gather (article, self->pictures);
  self->index = find (self->pictures, url);
  if (self->index == G_MAXUINT)
    {
      g_object_ref_sink (self);
      g_object_unref (self);
      return NULL;
    }

  show_picture (self);
  return GTK_WIDGET (self);
}

void
byline_picture_viewer_zoom (BylinePictureViewer *self, int steps)
{
  g_return_if_fail (BYLINE_IS_PICTURE_VIEWER (self));

  byline_picture_canvas_zoom_middle (self->canvas, steps == 0  ? 0
                                                   : steps > 0 ? ZOOM_STEP
                                                               : 1 / ZOOM_STEP);
}

BylinePictureCanvas *
byline_picture_viewer_get_canvas (BylinePictureViewer *self)
{
  g_return_val_if_fail (BYLINE_IS_PICTURE_VIEWER (self), NULL);

  return self->canvas;
}
