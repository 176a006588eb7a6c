/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * BylineSettingsKey:
 *
 * A key of a schema; build-aux/settings-keys makes tables of these.
 */
typedef struct {
  const char *name;
  const char *type;          /* of its GVariant: b, d, i, s or u */
  const char *default_value; /* as text of a GVariant */
  double min, max;           /* of numbers */
  const char *choices;       /* nullable: of a text, with spaces between them */
} BylineSettingsKey;

/**
 * BylineSchemaSettings:
 *
 * The keys of a GSettings schema as typed properties of the same names, which are readable,
 * writable and notified.
 *
 * The values stand in memory: so all works without an installed schema, too, for the time of the
 * program. An installed schema without one of the keys, or with one of another type, keeps the
 * others. Main thread.
 */
#define BYLINE_TYPE_SCHEMA_SETTINGS (byline_schema_settings_get_type ())
G_DECLARE_DERIVABLE_TYPE (BylineSchemaSettings,
                          byline_schema_settings,
                          BYLINE,
                          SCHEMA_SETTINGS,
                          GObject)

/**
 * BylineSchemaSettingsClass:
 *
 * The class of settings. A subclass calls byline_schema_settings_class_install() in its
 * class_init.
 */
struct _BylineSchemaSettingsClass {
  GObjectClass parent_class;

  /*< private >*/
  const char *schema_id;
  const BylineSettingsKey *keys;
  guint n_keys;
};

/**
 * byline_schema_settings_class_install:
 * @klass: a subclass, from its class_init
 * @schema_id: the schema
 * @keys: (array length=n_keys): its keys; they live as long as the program
 * @n_keys: how many there are
 *
 * Gives the class its properties.
 */
void byline_schema_settings_class_install (BylineSchemaSettingsClass *klass,
                                           const char *schema_id,
                                           const BylineSettingsKey *keys,
                                           guint n_keys);
/**
 * byline_schema_settings_open:
 * @self: settings with their default values
 * @backend: (nullable): where they are kept; %NULL for the user's own
 * @keep: whether changes are written
 *
 * Reads what is kept, and from then on keeps what is changed.
 */
void byline_schema_settings_open (BylineSchemaSettings *self,
                                  GSettingsBackend *backend,
                                  gboolean keep);
/**
 * byline_schema_settings_open_beside:
 * @self: settings with their default values
 * @other: settings that were opened
 *
 * Does what byline_schema_settings_open() does, where @other are kept.
 */
void byline_schema_settings_open_beside (BylineSchemaSettings *self, BylineSchemaSettings *other);

G_END_DECLS
