#include "core/events/event_def.h"

#include <algorithm>

#include "core/base/text.h"

namespace lx {

int index_in(const std::vector<EventField>& fields, std::string_view key)
{
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const EventField& field) { return field.key == key; });
    return at == fields.end() ? -1 : static_cast<int>(at - fields.begin());
}

int EventDef::index_of(std::string_view key) const
{
    return index_in(fields, key);
}

std::optional<EventStart> event_start(const EventDef& def, std::string_view ledger)
{
    const auto holds = [&](const EventField& field) {
        return leads_to_rows(field.field) && field.field.ledger == ledger && !field.offered &&
               (field.required || field.required_when);
    };
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const auto& columns = def.fields[i].columns;
        const auto at = std::find_if(columns.begin(), columns.end(), holds);
        if (at != columns.end())
            return EventStart{i, static_cast<std::size_t>(at - columns.begin()), true};
        if (!def.fields[i].is_table() && holds(def.fields[i]))
            return EventStart{i, {}, def.fields[i].field.type == FieldType::RefList};
    }
    return std::nullopt;
}

bool leads_to_rows(const FieldDef& field)
{
    return field.type == FieldType::Ref || field.type == FieldType::RefList ||
           field.type == FieldType::RefOrText;
}

EventPath event_path(std::string_view text)
{
    EventPath path;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto to = std::min(text.find('.', from), text.size());
        path.parts.emplace_back(text.substr(from, to - from));
        from = to + 1;
    }
    return path;
}

Result<EventDef> EventDef::find(const Catalog& catalog, const std::string& name)
{
    LX_ASSIGN(auto known, all(catalog));
    const std::string wanted = fold(name);
    std::string names;
    for (EventDef& def : known) {
        const auto called = [&](const std::string& one) { return fold(one) == wanted; };
        if (called(def.id) || called(def.name) ||
            std::any_of(def.synonyms.begin(), def.synonyms.end(), called))
            return std::move(def);
        names += (names.empty() ? "" : "、") + def.name;
    }
    return fail(ErrorKind::Usage, "没有“" + name + "”这个事项，可用的有：" + names + "。");
}

} // namespace lx
