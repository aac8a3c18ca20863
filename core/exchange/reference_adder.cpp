#include "core/exchange/reference_adder.h"

#include <array>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::string_view area_ledger = "area";

/// Value of 类别 by the end of an area's name; "" where it does not tell.
std::string_view area_kind_of(std::string_view folded)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 14> kinds{{
        {"街道", "街道"},
        {"街道办事处", "街道"},
        {"街道办", "街道"},
        {"特色小镇", "特色小镇"},
        {"镇", "乡镇苏木"},
        {"乡", "乡镇苏木"},
        {"苏木", "乡镇苏木"},
        {"镇人民政府", "乡镇苏木"},
        {"乡人民政府", "乡镇苏木"},
        {"社区", "社区"},
        {"村", "村嘎查"},
        {"嘎查", "村嘎查"},
        {"园区", "开发区园区"},
        {"开发区", "开发区园区"},
    }};
    for (const auto& [end, kind] : kinds) {
        if (folded.size() > end.size() && folded.ends_with(end))
            return kind;
    }
    return {};
}

} // namespace

Result<> ReferenceAdder::prepare(Database& database)
{
    LX_ASSIGN(m_jurisdiction, SettingsStore(database).jurisdiction());
    return {};
}

bool ReferenceAdder::can_add(const LedgerDef& def, const std::string& text) const
{
    constexpr std::size_t longest = 90;
    return def.code == area_ledger && m_jurisdiction && text.size() <= longest &&
           !area_kind_of(fold(text)).empty();
}

std::int64_t ReferenceAdder::parent_of(const std::string& text, const AreaNames& areas) const
{
    const auto above = areas.find(text);
    return above.id != 0 && !above.rest.empty() ? above.id : m_jurisdiction->area;
}

Result<std::int64_t> ReferenceAdder::add(const LedgerDef& def, const std::string& text,
                                         AreaNames& areas)
{
    if (m_answers == nullptr || !m_answers->adds(def.code) || !can_add(def, text))
        return 0;
    const std::int64_t parent = parent_of(text, areas);
    const std::string name = areas.name_below(text, parent);
    std::string code;
    for (int number = 1; code.empty() || areas.has_code(code); ++number)
        code = areas.code_of(parent) + (number < 10 ? "X0" : "X") + std::to_string(number);
    Record record(def);
    record.set(def, "code", code);
    record.set(def, "name", name);
    record.set(def, "kind", std::string(area_kind_of(fold(name))));
    record.set(def, "parent", parent);
    LX_ASSIGN(const Edited edited, m_editor.save(def, record));
    if (edited.refused())
        return 0;
    areas.add(record.id, code, name, parent);
    ++m_added;
    return record.id;
}

} // namespace lx
