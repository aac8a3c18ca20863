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

namespace {

/// What has to be chosen so that a field is asked, the first of the choices it is asked with;
/// nothing where that isn't a matter of required choices left to the user.
std::optional<std::vector<std::pair<std::size_t, Value>>>
choices_for(const EventDef& def, const std::optional<EventCondition>& condition)
{
    std::vector<std::pair<std::size_t, Value>> choices;
    if (!condition)
        return choices;
    for (const EventCondition::Part& part : condition->parts) {
        const int at = def.index_of(part.path.parts.front());
        if (at < 0 || part.path.parts.size() > 1 || part.values.empty())
            return std::nullopt;
        const EventField& on = def.fields[static_cast<std::size_t>(at)];
        if (!on.required || on.offered || on.otherwise || !on.otherwise_named.empty())
            return std::nullopt;
        choices.emplace_back(static_cast<std::size_t>(at), part.values.front());
    }
    return choices;
}

} // namespace

std::optional<EventStart> event_start(const EventDef& def, std::string_view ledger)
{
    const auto holds = [&](const EventField& field) {
        return leads_to_rows(field.field) && field.field.ledger == ledger &&
               (field.required || field.required_when);
    };
    std::optional<EventStart> start;
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const EventField& field = def.fields[i];
        const auto column =
            std::find_if(field.columns.begin(), field.columns.end(),
                         [&](const EventField& one) { return !one.offered && holds(one); });
        const bool in_table = column != field.columns.end();
        auto choices = choices_for(def, field.offered);
        if ((!in_table && !holds(field)) || !choices || (start && !choices->empty()))
            continue;
        EventStart found{
            i, {}, in_table || field.field.type == FieldType::RefList, std::move(*choices)};
        if (in_table)
            found.column = static_cast<std::size_t>(column - field.columns.begin());
        if (found.with.empty())
            return found;
        start = std::move(found);
    }
    return start;
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
