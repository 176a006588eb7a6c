/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "byline-schema-settings.h"

/* A key's property has the number of its place in the table, counted from 1. */
typedef struct {
  GSettings *settings; /* nullable */
  GSettingsBackend *backend;
  gboolean keep;
  GValue *values;
  GSettingsSchemaKey **schema_keys; /* each nullable: the installed schema has none like it */
} BylineSchemaSettingsPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (BylineSchemaSettings, byline_schema_settings, G_TYPE_OBJECT)

static BylineSchemaSettingsPrivate *
get_private (BylineSchemaSettings *self)
{
  return byline_schema_settings_get_instance_private (self);
}

static void
read_key (BylineSchemaSettings *self, guint id)
{
  BylineSchemaSettingsPrivate *priv = get_private (self);
  const char *name = BYLINE_SCHEMA_SETTINGS_GET_CLASS (self)->keys[id - 1].name;
  g_autoptr (GVariant) variant = g_settings_get_value (priv->settings, name);

  g_value_unset (&priv->values[id - 1]);
  g_dbus_gvariant_to_gvalue (variant, &priv->values[id - 1]);
}

static void
write_key (BylineSchemaSettings *self, guint id)
{
  BylineSchemaSettingsPrivate *priv = get_private (self);
  const BylineSettingsKey *key = &BYLINE_SCHEMA_SETTINGS_GET_CLASS (self)->keys[id - 1];
  g_autoptr (GVariant)
    variant = g_dbus_gvalue_to_gvariant (&priv->values[id - 1], G_VARIANT_TYPE (key->type));

  /* The installed schema may be another release's, and GSettings aborts where it disagrees. */
  if (priv->schema_keys[id - 1] != NULL &&
      g_settings_schema_key_range_check (priv->schema_keys[id - 1], variant))
    g_settings_set_value (priv->settings, key->name, variant);
}

static void
changed_cb (GSettings *settings, const char *name, BylineSchemaSettings *self)
{
  BylineSchemaSettingsPrivate *priv = get_private (self);
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (self), name);
  g_auto (GValue) before = G_VALUE_INIT;
  guint id = pspec != NULL ? pspec->param_id : 0;

  if (id == 0 || priv->schema_keys[id - 1] == NULL)
    return;

  g_value_init (&before, G_VALUE_TYPE (&priv->values[id - 1]));
  g_value_copy (&priv->values[id - 1], &before);
  read_key (self, id);
  if (g_param_values_cmp (pspec, &before, &priv->values[id - 1]) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), pspec);
}

/* What is no text, or none of the choices, becomes the default. */
static void
correct (GValue *value, GParamSpec *pspec, const BylineSettingsKey *key)
{
  g_auto (GStrv) choices = key->choices != NULL ? g_strsplit (key->choices, " ", -1) : NULL;
  const char *text = G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;

  if (G_VALUE_HOLDS_STRING (value) &&
      (text == NULL || (choices != NULL && !g_strv_contains ((const char *const *) choices, text))))
    g_param_value_set_default (pspec, value);
}

static void
byline_schema_settings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_copy (&get_private (BYLINE_SCHEMA_SETTINGS (object))->values[id - 1], value);
}

static void
byline_schema_settings_set_property (GObject *object,
                                     guint id,
                                     const GValue *value,
                                     GParamSpec *pspec)
{
  BylineSchemaSettings *self = BYLINE_SCHEMA_SETTINGS (object);
  BylineSchemaSettingsPrivate *priv = get_private (self);
  g_auto (GValue) corrected = G_VALUE_INIT;

  g_value_init (&corrected, G_PARAM_SPEC_VALUE_TYPE (pspec));
  g_value_copy (value, &corrected);
  correct (&corrected, pspec, &BYLINE_SCHEMA_SETTINGS_GET_CLASS (self)->keys[id - 1]);
  if (g_param_values_cmp (pspec, &corrected, &priv->values[id - 1]) == 0)
    return;

  g_value_copy (&corrected, &priv->values[id - 1]);
  if (priv->settings != NULL && priv->keep)
    write_key (self, id);
  g_object_notify_by_pspec (object, pspec);
}

static void
byline_schema_settings_constructed (GObject *object)
{
  BylineSchemaSettingsClass *klass = BYLINE_SCHEMA_SETTINGS_GET_CLASS (object);
  BylineSchemaSettingsPrivate *priv = get_private (BYLINE_SCHEMA_SETTINGS (object));

  priv->values = g_new0 (GValue, klass->n_keys);
  priv->schema_keys = g_new0 (GSettingsSchemaKey *, klass->n_keys);
  for (guint i = 0; i < klass->n_keys; i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_CLASS (klass),
                                                        klass->keys[i].name);

      g_value_init (&priv->values[i], G_PARAM_SPEC_VALUE_TYPE (pspec));
      g_param_value_set_default (pspec, &priv->values[i]);
    }

  G_OBJECT_CLASS (byline_schema_settings_parent_class)->constructed (object);
}

static void
byline_schema_settings_finalize (GObject *object)
{
  BylineSchemaSettingsPrivate *priv = get_private (BYLINE_SCHEMA_SETTINGS (object));

  g_clear_object (&priv->settings);
  g_clear_object (&priv->backend);
  for (guint i = 0; i < BYLINE_SCHEMA_SETTINGS_GET_CLASS (object)->n_keys; i++)
    {
      g_value_unset (&priv->values[i]);
      g_clear_pointer (&priv->schema_keys[i], g_settings_schema_key_unref);
    }
  g_free (priv->values);
  g_free (priv->schema_keys);

  G_OBJECT_CLASS (byline_schema_settings_parent_class)->finalize (object);
}

static void
byline_schema_settings_class_init (BylineSchemaSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = byline_schema_settings_constructed;
  object_class->finalize = byline_schema_settings_finalize;
}

static void
byline_schema_settings_init (BylineSchemaSettings *self)
{
}

static GParamSpec *
make_property (const BylineSettingsKey *key)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  g_autoptr (GVariant)
    value = g_variant_parse (G_VARIANT_TYPE (key->type), key->default_value, NULL, NULL, NULL);

  switch (key->type[0])
    {
    case 'b':
      return g_param_spec_boolean (key->name, NULL, NULL, g_variant_get_boolean (value), flags);
    case 'd':
      return g_param_spec_double (key->name, NULL, NULL, key->min, key->max,
                                  g_variant_get_double (value), flags);
    case 'i':
      return g_param_spec_int (key->name, NULL, NULL, (int) key->min, (int) key->max,
                               g_variant_get_int32 (value), flags);
    case 's':
      return g_param_spec_string (key->name, NULL, NULL, g_variant_get_string (value, NULL), flags);
    case 'u':
      return g_param_spec_uint (key->name, NULL, NULL, (guint) key->min, (guint) key->max,
                                g_variant_get_uint32 (value), flags);
    default:
      g_assert_not_reached ();
    }
}

void
byline_schema_settings_class_install (BylineSchemaSettingsClass *klass,
                                      const char *schema_id,
                                      const BylineSettingsKey *keys,
                                      guint n_keys)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* The class that has a property is asked for it: these are not inherited. */
  object_class->get_property = byline_schema_settings_get_property;
  object_class->set_property = byline_schema_settings_set_property;
  klass->schema_id = schema_id;
  klass->keys = keys;
  klass->n_keys = n_keys;
  for (guint i = 0; i < n_keys; i++)
    g_object_class_install_property (object_class, i + 1, make_property (&keys[i]));
}

/* GSettings aborts where its schema is missing, or a key, or its type is another: so all of them
 * are looked up first. */
void
byline_schema_settings_open (BylineSchemaSettings *self, GSettingsBackend *backend, gboolean keep)
{
  BylineSchemaSettingsClass *klass = BYLINE_SCHEMA_SETTINGS_GET_CLASS (self);
  BylineSchemaSettingsPrivate *priv = get_private (self);
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  g_return_if_fail (BYLINE_IS_SCHEMA_SETTINGS (self));
  g_return_if_fail (priv->settings == NULL);

  g_set_object (&priv->backend, backend);
  priv->keep = keep;
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, klass->schema_id, TRUE);
  if (schema == NULL)
    return;

  priv->settings = g_settings_new_full (schema, backend, NULL);
  for (guint i = 0; i < klass->n_keys; i++)
    {
      g_autoptr (GSettingsSchemaKey) key = NULL;

      if (g_settings_schema_has_key (schema, klass->keys[i].name))
        key = g_settings_schema_get_key (schema, klass->keys[i].name);
      if (key == NULL || !g_variant_type_equal (g_settings_schema_key_get_value_type (key),
                                                G_VARIANT_TYPE (klass->keys[i].type)))
        continue;
      priv->schema_keys[i] = g_steal_pointer (&key);
      read_key (self, i + 1);
    }
  g_signal_connect_object (priv->settings, "changed", G_CALLBACK (changed_cb), self, 0);
}

void
byline_schema_settings_open_beside (BylineSchemaSettings *self, BylineSchemaSettings *other)
{
  BylineSchemaSettingsPrivate *priv;

  g_return_if_fail (BYLINE_IS_SCHEMA_SETTINGS (other));

  priv = get_private (other);
  byline_schema_settings_open (self, priv->backend, priv->keep);
}
