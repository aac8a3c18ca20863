#include "core/store/reference_resolver.h"

#include "core/base/text.h"

namespace lx {

Result<ReferenceResolver::Ledger*> ReferenceResolver::ledger(const LedgerDef& def)
{
    const auto [place, fresh] = m_ledgers.try_emplace(def.code);
    if (fresh) {
        LX_ASSIGN(place->second.index, m_store.reference_index(def));
    }
    return &place->second;
}

Result<ReferenceResolver::Found> ReferenceResolver::find(const LedgerDef& def,
                                                         const std::string& text)
{
    LX_ASSIGN(Ledger* const in, ledger(def));
    if (const auto known = in->known.find(text); known != in->known.end())
        return known->second;
    Found found;
    const std::string folded = fold(text);
    if (const auto key = in->index.by_key.find(folded); key != in->index.by_key.end()) {
        found = {key->second, 1};
    } else if (const auto name = in->index.by_name.find(folded); name != in->index.by_name.end()) {
        const auto& ids = name->second;
        found = {ids.size() == 1 ? ids.front() : 0, static_cast<int>(ids.size())};
    }
    in->known.emplace(text, found);
    return found;
}

void ReferenceResolver::add(const LedgerDef& def, std::int64_t id, const Record& record)
{
    const auto place = m_ledgers.find(def.code);
    if (place == m_ledgers.end())
        return; // read with the row in it when it is needed
    Ledger& in = place->second;
    in.known.clear();
    const auto keys = def.key_fields();
    if (keys.size() == 1) {
        const std::string& key = text_of(record.values[static_cast<std::size_t>(keys.front())]);
        if (!key.empty())
            in.index.by_key.try_emplace(fold(key), id);
    }
    const int label = def.index_of(def.label);
    if (label >= 0) {
        const std::string& name = text_of(record.values[static_cast<std::size_t>(label)]);
        if (!name.empty())
            in.index.by_name[fold(name)].push_back(id);
    }
}

std::string ReferenceResolver::reason(const LedgerDef& def, const std::string& text,
                                      const Found& found)
{
    const auto keys = def.key_fields();
    const std::string key_name =
        keys.empty() ? "代码" : def.fields[static_cast<std::size_t>(keys.front())].name;
    if (found.candidates > 1)
        return "“" + def.name + "”台账里有 " + std::to_string(found.candidates) + " 个“" + text +
               "”，请改填" + key_name + "。";
    return "“" + def.name + "”台账里没有“" + text + "”，请先录入或导入，或改填正确的" + key_name +
           (key_name == "名称" ? "。" : "、名称。");
}

} // namespace lx
