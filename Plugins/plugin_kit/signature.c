// SPDX-License-Identifier: Apache-2.0
#include <plugin_kit/signature.h>

void kit_put_signature(kit_text_t *text, const kit_signature_t *signature) {
  kit_put_string(text, "{\"predicate\":\"");
  kit_put_string(text, signature->name);
  kit_put_string(text, "\",\"arguments\":[");
  for (unsigned index = 0; index < signature->arity; index++) {
    kit_put_string(text, index == 0 ? "{\"name\":\"" : ",{\"name\":\"");
    kit_put_string(text, signature->titles[index]);
    kit_put_string(text, "\",\"type\":\"");
    kit_put_string(text, signature->type_names[signature->types[index]]);
    kit_put_string(text, "\"}");
  }
  kit_put_string(text, "],\"gloss\":\"");
  kit_put_string(text, signature->gloss);
  kit_put_string(text, "\",\"example\":{\"predicate\":\"");
  kit_put_string(text, signature->name);
  kit_put_string(text, "\",\"args\":[");
  for (unsigned index = 0; index < signature->arity; index++) {
    if (index > 0) kit_put_character(text, ',');
    signature->put_example(text, signature->game, signature->types[index], index);
  }
  kit_put_string(text, "],\"polarity\":true},\"exact\":true}");
}
