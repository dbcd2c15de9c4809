// SPDX-License-Identifier: Apache-2.0
#include <plugin_kit/claim.h>

#include <math.h>

const char *const kit_comparisons[] = {"<", "<=", "=", ">=", ">", NULL};

json_t *kit_claim_load(agon_span_t text, const char **reason) {
  json_error_t fault;
  json_t *object = NULL;
  if (text.size > 0 && text.size <= KIT_MOST_CLAIM_BYTES) {
    object = json_loadb(text.data, text.size, JSON_REJECT_DUPLICATES, &fault);
  }
  if (json_is_object(object)) return object;
  *reason = "A claim is a JSON object of at most 4096 bytes.";
  json_decref(object);
  return NULL;
}

const char *kit_claim_read(const json_t *object, kit_claim_t *claim) {
  const json_t *polarity = json_object_get(object, "polarity");
  *claim = (kit_claim_t){
      .predicate = json_string_value(json_object_get(object, "predicate")),
      .list = json_object_get(object, "args"),
      .polarity = polarity == NULL || json_is_true(polarity),
  };
  if (claim->predicate == NULL) return "The predicate is not a string.";
  if (!json_is_array(claim->list)) return "The arguments are not a list.";
  if (polarity != NULL && !json_is_boolean(polarity)) {
    return "The polarity is not true or false.";
  }
  return NULL;
}

const char *kit_comparison_read(const json_t *value, unsigned *comparison) {
  const char *text = json_string_value(value);
  for (unsigned index = 0; text != NULL && kit_comparisons[index] != NULL; index++) {
    if (strcmp(text, kit_comparisons[index]) != 0) continue;
    *comparison = index;
    return NULL;
  }
  return "A comparison is one of <, <=, =, >= and >.";
}

const char *kit_number_read(const json_t *value, double *number) {
  *number = json_number_value(value);
  return json_is_number(value) && isfinite(*number) ? NULL : "A number is missing.";
}

void kit_put_evidence(kit_text_t *text, const kit_evidence_t *evidence) {
  kit_put_string(text, "{\"method\":\"");
  kit_put_string(text, evidence->method);
  kit_put_string(text, evidence->exact ? "\",\"exact\":true" : "\",\"exact\":false");
  kit_put_string(text, ",\"depth\":");
  kit_put_number(text, evidence->depth);
  kit_put_string(text, ",\"witness\":[");
  kit_put(text, evidence->witness->bytes, evidence->witness->size);
  kit_put_character(text, ']');
  if (evidence->reason != NULL) {
    kit_put_string(text, ",\"reason\":\"");
    kit_put_string(text, evidence->reason);
    kit_put_character(text, '"');
  }
  kit_put_character(text, '}');
}
