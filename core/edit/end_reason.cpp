#include "core/edit/end_reason.h"

#include <algorithm>

namespace lx {

std::vector<std::string> end_reasons(const Catalog& catalog, const LedgerDef& def)
{
    if (def.span.reason_field.empty() || !def.span.reasons.empty())
        return def.span.reasons;
    std::vector<std::string> reasons;
    for (const DictionaryValue& value :
         catalog.dictionary(def.field(def.span.reason_field)->dictionary)->values)
        reasons.push_back(value.value);
    return reasons;
}

Result<std::string> read_end_reason(const Catalog& catalog, const LedgerDef& def,
                                    const std::string& typed)
{
    const std::vector<std::string> reasons = end_reasons(catalog, def);
    if (typed.empty() || reasons.empty())
        return typed;
    const FieldDef& field = *def.field(def.span.reason_field);
    const Dictionary& dictionary = *catalog.dictionary(field.dictionary);
    const int at = dictionary.find(typed);
    const std::string read =
        at < 0 ? std::string() : dictionary.values[static_cast<std::size_t>(at)].value;
    if (std::find(reasons.begin(), reasons.end(), read) != reasons.end())
        return read;
    std::string possible;
    for (const std::string& reason : reasons)
        possible += (possible.empty() ? "" : "、") + reason;
    return fail(ErrorKind::Usage, "结束的原因写在“" + field.name + "”，不能是“" + typed +
                                      "”；可写：" + possible + "。");
}

} // namespace lx
