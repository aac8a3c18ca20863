#include "core/report/findings_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "core/county/exceptions.h"
#include "core/facts/placement.h"
#include "core/ledger/mask.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::array listed_states{State::Met, State::Unmet, State::Pending, State::Unknown,
                                   State::NotApplicable};

/// Names, keys and answerable organizations of the subjects of one table, fetched by ledger in one
/// go.
class SubjectNames
{
public:
    SubjectNames(Database& database, const Catalog& catalog, const World& world)
        : m_store(database, catalog), m_catalog(catalog), m_world(world)
    {}

    Result<> fetch(const std::map<std::string, std::vector<std::int64_t>, std::less<>>& subjects)
    {
        for (const auto& [ledger, ids] : subjects) {
            const LedgerDef& def = *m_catalog.ledger(ledger);
            LX_ASSIGN(m_labels[ledger], m_store.labels(def, ids));
            LX_ASSIGN(m_keys[ledger], m_store.keys(def, ids));
            LX_TRY(fetch_answerable(ledger, ids));
        }
        return {};
    }
    [[nodiscard]] std::string label(std::string_view ledger, std::int64_t id)
    {
        return at(m_labels, ledger, id);
    }
    [[nodiscard]] std::string key(std::string_view ledger, std::int64_t id)
    {
        return at(m_keys, ledger, id);
    }
    [[nodiscard]] std::string answerable(std::string_view ledger, std::int64_t id)
    {
        return at(m_answerable, ledger, id);
    }

private:
    using Names = std::unordered_map<std::int64_t, std::string>;

    Result<> fetch_answerable(const std::string& ledger, const std::vector<std::int64_t>& ids)
    {
        const Placement places(m_world, ledger);
        const ColumnTable& rows = m_world.snapshot().table(ledger);
        const ColumnTable& orgs = m_world.snapshot().table("org");
        std::unordered_map<std::int64_t, std::int64_t> through;
        std::vector<std::int64_t> targets;
        for (const std::int64_t id : ids) {
            const std::int32_t row = rows.row_of(id);
            const std::int32_t org = row < 0 ? -1 : places.org(row);
            if (org < 0)
                continue;
            targets.push_back(orgs.ids[static_cast<std::size_t>(org)]);
            through.emplace(id, targets.back());
        }
        std::sort(targets.begin(), targets.end());
        targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
        LX_ASSIGN(auto names, m_store.labels(*m_catalog.ledger("org"), targets));
        for (const auto& [id, target] : through)
            m_answerable[ledger][id] = names[target];
        return {};
    }

    static std::string at(std::map<std::string, Names, std::less<>>& names, std::string_view ledger,
                          std::int64_t id)
    {
        const auto found = names.find(ledger);
        if (found == names.end())
            return {};
        const auto name = found->second.find(id);
        return name == found->second.end() ? std::string() : name->second;
    }

    LedgerStore m_store;
    const Catalog& m_catalog;
    const World& m_world;
    std::map<std::string, Names, std::less<>> m_labels;
    std::map<std::string, Names, std::less<>> m_keys;
    std::map<std::string, Names, std::less<>> m_answerable;
};

/// An accepted exception in one line: reason, by whom, until when.
std::string said_of(const Exception* exception)
{
    if (exception == nullptr)
        return {};
    return exception->reason + "（" + exception->accepted_by +
           (exception->until ? "，至 " + exception->until->chinese() : std::string()) + "）";
}

/// A sheet's name: at most 31 characters, without the signs Excel refuses.
std::string sheet_name(const std::string& prefix, const std::string& group)
{
    std::string cleaned;
    for (const char c : prefix + group)
        cleaned += std::string_view("[]:*?/\\").find(c) == std::string_view::npos ? c : '-';
    std::size_t count = 0;
    for (std::size_t i = 0; i < cleaned.size(); ++i) {
        if ((static_cast<unsigned char>(cleaned[i]) & 0xC0U) != 0x80U && ++count > 31)
            return cleaned.substr(0, i);
    }
    return cleaned;
}

ReportTable summary_table(const Evaluation& evaluation, const std::string& prefix)
{
    ReportTable table;
    table.name = sheet_name(prefix, "汇总");
    table.title = "政策落实问题清单（汇总）";
    table.frozen_columns = 2;
    table.columns = {column("规则", 9),
                     column("事项", 38),
                     column("条款", 14),
                     column("要求", 7, ColumnFormat::Mark),
                     column("已落实", 9, ColumnFormat::Count),
                     column("未落实", 9, ColumnFormat::Count),
                     column("未到期", 9, ColumnFormat::Count),
                     column("待补数据", 9, ColumnFormat::Count),
                     column("不适用", 9, ColumnFormat::Count)};
    StateCounts all;
    for (const Rule* rule : evaluation.rules()) {
        const StateCounts counts = evaluation.counts(*rule);
        ReportRow row;
        row.cells = {ReportCell::of_text(rule->id),
                     ReportCell::of_text(rule->title),
                     ReportCell::of_text(rule->clause),
                     ReportCell::of_text(std::string(strength_title(rule->strength))),
                     ReportCell::of_count(counts.met),
                     ReportCell::of_count(counts.unmet),
                     ReportCell::of_count(counts.pending),
                     ReportCell::of_count(counts.unknown),
                     ReportCell::of_count(counts.na)};
        table.rows.push_back(std::move(row));
        all.met += counts.met;
        all.unmet += counts.unmet;
        all.pending += counts.pending;
        all.unknown += counts.unknown;
        all.na += counts.na;
    }
    ReportRow total;
    total.style = RowStyle::Total;
    total.cells = {ReportCell::of_text("合计"), ReportCell{}, ReportCell{}, ReportCell{}};
    const std::int64_t sums[] = {all.met, all.unmet, all.pending, all.unknown, all.na};
    for (int c = 0; c < 5; ++c) {
        ReportCell cell = ReportCell::of_count(sums[c]);
        const std::string letter(1, static_cast<char>('E' + c));
        if (!table.rows.empty())
            cell.formula = "SUM(" + letter + "{r0}:" + letter + "{r" +
                           std::to_string(table.rows.size() - 1) + "})";
        total.cells.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(total));
    return table;
}

} // namespace

Result<std::vector<ReportTable>> findings_tables(Database& database, const Catalog& catalog,
                                                 const Evaluation& evaluation,
                                                 const std::string& prefix, Progress& progress)
{
    std::vector<ReportTable> tables{summary_table(evaluation, prefix)};
    LX_ASSIGN(const Exceptions exceptions,
              Exceptions::load(database, catalog, evaluation.world().as_of()));
    std::vector<std::string> groups; // in the order of the text
    std::map<std::string, std::vector<Finding>> by_group;
    evaluation.each_finding({}, [&](const Finding& finding) {
        auto [entry, fresh] = by_group.try_emplace(finding.rule->group);
        if (fresh)
            groups.push_back(finding.rule->group);
        entry->second.push_back(finding);
        return !progress.cancelled();
    });
    constexpr std::size_t most_rows = 1'048'000; // a sheet ends at 1,048,576
    std::int64_t done = 0;
    for (const std::string& group : groups) {
        progress.report("列出问题", done++, static_cast<std::int64_t>(groups.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成报表。");
        const std::vector<Finding>& findings = by_group[group];
        std::map<std::string, std::vector<std::int64_t>, std::less<>> subjects;
        for (const Finding& finding : findings)
            subjects[std::string(finding.ledger)].push_back(finding.id);
        SubjectNames names(database, catalog, evaluation.world());
        LX_TRY(names.fetch(subjects));

        ReportTable table;
        table.name = sheet_name(prefix, group);
        table.title = "政策落实问题清单（" + group + "）";
        table.frozen_columns = 0;
        table.columns = {ordinal_column(),
                         column("规则", 8),
                         column("条款", 12),
                         column("事项", 26),
                         column("对象类别", 9, ColumnFormat::Mark),
                         column("对象", 30),
                         column("对象编号", 24, ColumnFormat::Code),
                         column("状态", 9, ColumnFormat::Mark),
                         column("要求", 6, ColumnFormat::Mark),
                         column("事实", 36),
                         column("建议", 36),
                         column("责任党组织", 26),
                         column("整改期限", 12, ColumnFormat::Date),
                         column("情况说明", 30)};
        for (const Finding& finding : findings) {
            if (table.rows.size() >= most_rows) {
                table.note = "注：问题太多，只列出前 " + std::to_string(most_rows) + " 条。";
                break;
            }
            std::string facts;
            for (const FactReading& fact : evaluation.facts(finding))
                facts += (facts.empty() ? "" : "；") + fact.title + "：" +
                         (fact.text.empty() ? "空" : fact.text);
            ReportRow row;
            row.cells = {ReportCell::of_count(static_cast<std::int64_t>(table.rows.size()) + 1),
                         ReportCell::of_text(finding.rule->id),
                         ReportCell::of_text(finding.rule->clause),
                         ReportCell::of_text(finding.rule->title),
                         ReportCell::of_text(catalog.ledger(finding.ledger)->name),
                         ReportCell::of_text(names.label(finding.ledger, finding.id)),
                         ReportCell::of_text(mask_key_parts(names.key(finding.ledger, finding.id))),
                         ReportCell::of_text(std::string(state_title(finding.state))),
                         ReportCell::of_text(std::string(strength_title(finding.rule->strength))),
                         ReportCell::of_text(facts),
                         ReportCell::of_text(finding.rule->advice),
                         ReportCell::of_text(names.answerable(finding.ledger, finding.id)),
                         ReportCell::of_text(finding.deadline ? finding.deadline->iso() : ""),
                         ReportCell::of_text(said_of(
                             exceptions.valid(finding.rule->full_id, finding.ledger, finding.id)))};
            for (ReportCell& cell : row.cells) {
                cell.ledger = std::string(finding.ledger);
                cell.row = finding.id;
            }
            table.rows.push_back(std::move(row));
        }
        tables.push_back(std::move(table));
    }
    return tables;
}

std::vector<std::string> finding_list_headings()
{
    std::vector<std::string> headings;
    for (const State state : listed_states)
        headings.emplace_back(state_title(state));
    return headings;
}

void list_finding_rows(const Evaluation& evaluation, const std::string& prefix, SubjectList& list)
{
    for (const Rule* rule : evaluation.rules()) {
        const std::string what = prefix + rule->id;
        for (std::size_t part = 0; part < rule->parts.size(); ++part) {
            const std::string& ledger = rule->parts[part].ledger;
            const auto& ids = evaluation.world().snapshot().table(ledger).ids;
            evaluation.each_state(*rule, part, [&](std::int32_t row, State state) {
                const auto at = std::find(listed_states.begin(), listed_states.end(), state);
                if (at != listed_states.end())
                    list.count(ledger, ids[static_cast<std::size_t>(row)],
                               static_cast<std::size_t>(at - listed_states.begin()), what);
            });
        }
    }
}

} // namespace lx
