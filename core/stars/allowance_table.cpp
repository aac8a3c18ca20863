#include "core/stars/allowance_table.h"

#include <algorithm>

#include "core/base/object_reader.h"

namespace lx {

namespace {

constexpr std::int64_t most_fen = 100'000'000; // a million yuan

/// A word that stands for yes (`first`) or no (`second`).
void either(ObjectReader& in, const char* key, const char* first, const char* second, bool& out)
{
    std::string text;
    in.text(key, text, true);
    if (text != first && text != second)
        in.complain(key, std::string("应为 ") + first + " 或 " + second);
    out = text == first;
}

AllowanceTable::Amounts read_amounts(ObjectReader& in)
{
    AllowanceTable::Amounts amounts;
    std::string from;
    in.text("from", from, true);
    if (const auto day = Date::from_iso(from))
        amounts.from = *day;
    else
        in.complain("from", "“" + from + "”不是日期，应写成 2025-01-31");
    if (in.has("fen") == in.has("of_policy"))
        in.complain("fen", "fen 和 of_policy 应写其中一个");
    in.object("of_policy", [&](ObjectReader& of) {
        of.text("policy", amounts.policy, true);
        of.text("figure", amounts.figure, true);
    });
    in.object("fen", [&](ObjectReader& fen) {
        for (const std::string& degree : fen.left()) {
            int amount = 0;
            fen.whole(degree.c_str(), amount);
            if (amount < 0 || amount > most_fen)
                fen.complain(degree.c_str(), "应为0至1亿分");
            amounts.fen.emplace(degree, amount);
        }
    });
    return amounts;
}

AllowanceTable read_table(ObjectReader& in)
{
    AllowanceTable table;
    in.text("id", table.id, true);
    in.text("name", table.name, true);
    in.text("note", table.note);
    in.text("basis", table.basis);
    in.flag("example", table.example);
    bool by_star = true;
    either(in, "by", "star", "grade", by_star);
    table.by = by_star ? AllowanceTable::By::Star : AllowanceTable::By::Grade;
    either(in, "of", "previous_year", "same_year", table.previous_year);
    either(in, "pay", "month", "year", table.monthly);
    either(in, "month_day", "first", "last", table.first_day);
    in.objects("amounts", true,
               [&](ObjectReader& each) { table.amounts.push_back(read_amounts(each)); });
    for (const AllowanceTable::Amounts& one : table.amounts)
        if (!one.policy.empty() && (!by_star || !table.monthly))
            in.complain("amounts", "政策的津贴是按星级按月的，by 应为 star，pay 应为 month");
    if (table.amounts.empty())
        in.complain("amounts", "一个金额也没有");
    if (!std::ranges::is_sorted(table.amounts, std::less_equal(), &AllowanceTable::Amounts::from))
        in.complain("amounts", "应按启用日期先后排列，日期不能重复");
    return table;
}

} // namespace

std::int64_t AllowanceTable::amount(int year, int month, const std::string& degree) const
{
    const Date first = *Date::from_ymd(year, month, 1);
    const Amounts* valid = nullptr;
    for (const Amounts& one : amounts)
        if (one.from <= first)
            valid = &one;
    if (valid == nullptr)
        return 0;
    const auto found = valid->fen.find(degree);
    return found == valid->fen.end() ? 0 : found->second;
}

std::int64_t AllowanceTable::fen(int year, int month, const std::string& degree) const
{
    const std::int64_t whole = amount(year, month, degree);
    return monthly ? whole : whole * month / 12 - whole * (month - 1) / 12;
}

Date AllowanceTable::day_of(int year, int month) const
{
    const Date first = *Date::from_ymd(year, month, 1);
    return first_day ? first : Period::containing(PeriodKind::Month, first).last;
}

Result<std::vector<AllowanceTable>> AllowanceTable::read(const std::string& file,
                                                         std::string_view json)
{
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, json));
    std::vector<AllowanceTable> tables;
    std::string about; // for readers of the file
    in.text("about", about);
    in.objects("allowances", true, [&](ObjectReader& each) {
        AllowanceTable table = read_table(each);
        if (std::ranges::any_of(tables, [&](const auto& other) { return other.id == table.id; }))
            each.complain("id", "“" + table.id + "”已经有了");
        tables.push_back(std::move(table));
    });
    if (tables.empty())
        in.complain("allowances", "一个津贴标准也没有");
    LX_TRY(in.end(file));
    return tables;
}

} // namespace lx
