#include "core/edit/supervise.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>
#include <set>

#include "core/county/exceptions.h"
#include "core/county/focus_def.h"
#include "core/edit/editor.h"
#include "core/facts/follow_up.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr const char* prefix = "DB-";

Result<std::vector<Record>> all_rows(LedgerStore& store, const LedgerDef& def)
{
    Query all;
    all.ledger = def.code;
    return store.first(all, -1);
}

/// Greatest number given out in a year: DB-2026-0012 → 12.
int greatest_number(const LedgerDef& def, const std::vector<Record>& rows, int year)
{
    const std::string begin = prefix + std::to_string(year) + "-";
    int greatest = 0;
    for (const Record& row : rows) {
        const std::string& code = text_of(row.at(def, "code"));
        if (!code.starts_with(begin))
            continue;
        int number = 0;
        const char* end = code.data() + code.size();
        const char* digits = code.data() + begin.size();
        if (end - digits <= 8 && std::from_chars(digits, end, number).ptr == end)
            greatest = std::max(greatest, number);
    }
    return greatest;
}

/// Rule, kind and object of what is under supervision on a day, or was issued after it and is
/// still open: an order of an earlier day would be a second one.
std::set<std::array<std::string, 3>> open_on(const LedgerDef& def, const std::vector<Record>& rows,
                                             Date day)
{
    std::set<std::array<std::string, 3>> open;
    for (const Record& row : rows) {
        const auto issued = row.day(def, "issued");
        const auto closed = row.day(def, "closed");
        const bool is_open =
            issued && *issued > day
                ? !closed
                : supervision_state(row.day(def, "due"), closed, day) != SupervisionState::Closed;
        if (is_open)
            open.insert({text_of(row.at(def, "rule")), text_of(row.at(def, "object_kind")),
                         text_of(row.at(def, "object"))});
    }
    return open;
}

std::string numbered(int year, int number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%s%d-%04d", prefix, year, number);
    return text;
}

Result<> save(Editor& editor, const LedgerDef& def, Record& record)
{
    LX_ASSIGN(const Edited edited, editor.save(def, record));
    if (edited.refused())
        return fail(ErrorKind::Refused, edited.problems.front().message);
    return {};
}

} // namespace

Result<std::vector<std::int64_t>> supervise(Database& database, const Catalog& catalog,
                                            Writer& writer,
                                            const std::vector<SupervisedFinding>& findings,
                                            const SupervisionOrder& order, Progress& progress)
{
    const Date issued = order.issued;
    if (order.due < issued)
        return fail(ErrorKind::BadInput, "整改期限不能早于下发日期，请改正后再下发。");
    const LedgerDef& def = *catalog.ledger("supervision");
    LedgerStore store(database, catalog);
    Editor editor(catalog, writer, {});
    LX_ASSIGN(const auto rows, all_rows(store, def));
    auto open = open_on(def, rows, issued);
    int number = greatest_number(def, rows, issued.year());
    std::vector<std::int64_t> made;
    std::int64_t done = 0;
    for (const SupervisedFinding& finding : findings) {
        progress.report("下发督办", done++, static_cast<std::int64_t>(findings.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有下发督办。");
        const LedgerDef* ledger = catalog.ledger(finding.ledger);
        if (ledger == nullptr || !takes_exceptions(catalog, *ledger))
            return fail(ErrorKind::BadInput,
                        "这一类对象（" + (ledger == nullptr ? finding.ledger : ledger->name) +
                            "）的结论不能督办。");
        LX_ASSIGN(const std::string key, store.subject_key(*ledger, finding.id));
        if (key.empty())
            return fail(ErrorKind::Refused,
                        "这一行已经不在" + ledger->name + "台账里（可能刚被删除），请刷新后再试。");
        LX_ASSIGN(auto names, store.labels(*ledger, {finding.id}));
        // One entered by hand may have named it by its label.
        const std::string& label = names[finding.id];
        const auto asked = FocusDefs::program().names_of(finding.rule);
        if (std::any_of(asked.begin(), asked.end(), [&](const std::string& name) {
                return open.contains({name, ledger->name, key}) ||
                       open.contains({name, ledger->name, label});
            }))
            continue;
        open.insert({finding.rule, ledger->name, key});
        Record record(def);
        record.set(def, "code", numbered(issued.year(), ++number));
        record.set(def, "source", finding.title);
        record.set(def, "rule", finding.rule);
        record.set(def, "subject", label);
        if (finding.org != 0)
            record.set(def, "org", finding.org);
        if (!order.person.empty())
            record.set(def, "person", order.person);
        if (!order.demand.empty())
            record.set(def, "demand", order.demand);
        record.set(def, "issued", issued.iso());
        record.set(def, "due", order.due.iso());
        record.set(def, "object_kind", ledger->name);
        record.set(def, "object", key);
        LX_TRY(save(editor, def, record));
        made.push_back(record.id);
    }
    return made;
}

Result<std::int64_t> close_supervisions(Database& database, const Catalog& catalog, Writer& writer,
                                        const std::vector<std::int64_t>& supervisions, Date day,
                                        Progress& progress)
{
    const LedgerDef& def = *catalog.ledger("supervision");
    LedgerStore store(database, catalog);
    Editor editor(catalog, writer, {});
    std::int64_t closed = 0;
    std::int64_t done = 0;
    for (const std::int64_t id : supervisions) {
        progress.report("督办销号", done++, static_cast<std::int64_t>(supervisions.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有销号。");
        LX_ASSIGN(auto row, store.find(def, id));
        if (!row)
            return fail(ErrorKind::Refused, "这一项督办已经不在台账里，请刷新后再看。");
        const auto issued = row->day(def, "issued");
        if (issued && day < *issued)
            return fail(ErrorKind::BadInput, "销号日期（" + day.chinese() + "）不能早于“" +
                                                 text_of(row->at(def, "code")) + "”的下发日期（" +
                                                 issued->chinese() +
                                                 "），请调整截止日期后再销号。");
        if (const auto before = row->day(def, "closed"); before && *before <= day)
            continue;
        row->set(def, "closed", day.iso());
        LX_TRY(save(editor, def, *row));
        ++closed;
    }
    return closed;
}

Result<std::int64_t> end_supervisions(Database& database, const Catalog& catalog, Writer& writer,
                                      const SupervisedMatter& matter, const SupervisedOrgs& whose,
                                      Date day, Progress& progress)
{
    const LedgerDef& def = *catalog.ledger("supervision");
    const LedgerDef& org = *catalog.ledger("org");
    LedgerStore store(database, catalog);
    std::set<std::string> named; // one entered by hand may have named it by its label
    LX_ASSIGN(const auto keys, store.keys(org, whose.orgs));
    LX_ASSIGN(const auto labels, store.labels(org, whose.orgs));
    for (const auto& [id, key] : keys)
        named.insert(key);
    for (const auto& [id, label] : labels)
        named.insert(label);
    Query of_matter;
    of_matter.ledger = def.code;
    of_matter.filters = {{"rule", "=", matter.rule}};
    if (!matter.source.empty())
        of_matter.filters.push_back({"source", "=", matter.source});
    std::map<Date, std::vector<std::int64_t>> ended; // by the day they end on
    LX_TRY(store.each(of_matter, [&](const Record& row) {
        if (!row.day(def, "closed") &&
            named.contains(text_of(row.at(def, "object"))) != whose.all_others)
            ended[std::max(day, row.day(def, "issued").value_or(day))].push_back(row.id);
        return true;
    }));
    std::int64_t closed = 0;
    for (const auto& [on, rows] : ended) {
        LX_ASSIGN(const std::int64_t these,
                  close_supervisions(database, catalog, writer, rows, on, progress));
        closed += these;
    }
    return closed;
}

} // namespace lx
