#include "core/report/quarter/propose_binding.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/ledger/heading_match.h"
#include "core/report/quarter/fill_figures.h"
#include "core/report/quarter/propose_match.h"
#include "core/report/report_def.h"

namespace lx {

namespace {

constexpr double like_enough = 0.72;
constexpr std::size_t least_columns = 2;
constexpr std::int64_t open_room = 500; ///< rows of a list whose sheet draws none

/// Column of the sheet → column of a report's table.
struct Match
{
    const ReportDef* report = nullptr;
    const ReportTableDef* table = nullptr;
    std::map<std::int32_t, const ReportColumnDef*> columns;
    double score = 0;
};

bool is_figure(const ReportColumnDef& column)
{
    using Kind = ReportColumnDef::Kind;
    return column.kind != Kind::Number && (column.column.format == ColumnFormat::Count ||
                                           column.column.format == ColumnFormat::Percent ||
                                           column.column.format == ColumnFormat::Money ||
                                           column.column.format == ColumnFormat::Decimal);
}

/// The likest pairs first, each column once.
Match match_table(const SheetForm& form, const ReportDef& report, const ReportTableDef& table)
{
    struct Pair
    {
        double like;
        std::int32_t column;
        const ReportColumnDef* to;
    };
    std::vector<Pair> pairs;
    for (std::size_t c = 0; c < form.headings().size(); ++c)
        for (const ReportColumnDef& column : table.columns) {
            if (!is_figure(column))
                continue;
            const double like = heading_likeness(form.headings()[c], column.column.heading);
            if (like >= like_enough)
                pairs.push_back({like, static_cast<std::int32_t>(c), &column});
        }
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const Pair& a, const Pair& b) { return a.like > b.like; });
    Match match{&report, &table, {}, 0};
    std::set<const ReportColumnDef*> taken;
    for (const Pair& pair : pairs) {
        if (match.columns.contains(pair.column) || !taken.insert(pair.to).second)
            continue;
        match.columns[pair.column] = pair.to;
        match.score += pair.like;
    }
    if (match.columns.size() < least_columns)
        return {};
    // Of tables with the same columns the one the sheet is called after.
    match.score *= 1 + std::max(text_likeness(plain_name(form.title()), plain_name(report.name)),
                                text_likeness(plain_name(form.title()), plain_name(table.title)));
    return match;
}

Match best_table(const SheetForm& form, const std::vector<ReportDef>& reports)
{
    Match best;
    for (const ReportDef& report : reports)
        for (const ReportTableDef& table : report.tables) {
            if (table.kind != ReportTableDef::Kind::Figures)
                continue;
            Match match = match_table(form, report, table);
            if (match.score > best.score)
                best = std::move(match);
        }
    return best;
}

/// The names of a table's rows as bindings say them, by their plain names; a name several rows have
/// stands for none.
std::map<std::string, std::string> rows_by_name(const Report& report, const std::string& table)
{
    std::map<std::string, std::string> rows;
    for (const ReportTable& one : report.tables) {
        if (one.name != table)
            continue;
        const std::size_t column = name_column(one);
        for (const ReportRow& row : one.rows) {
            const std::string name = show_cell(one.columns[column], row.cells[column]);
            const auto [at, added] = rows.try_emplace(plain_name(name), name);
            if (!added)
                at->second.clear();
        }
    }
    return rows;
}

struct RowName
{
    std::int64_t row = 0;
    std::string name;  ///< of the report's row; "" = none such
    std::string shown; ///< as the sheet has it
};

/// Rows of the sheet that a report's rows may fill, left of that column.
std::vector<RowName> name_rows(const SheetForm& form, std::int32_t before,
                               const std::map<std::string, std::string>* known)
{
    std::vector<RowName> rows;
    for (std::int64_t row = form.heading_end(); row < form.grid().rows; ++row) {
        const auto label = form.label(row, before);
        if (label.empty())
            continue;
        RowName& one = rows.emplace_back();
        one.row = row;
        one.shown = label.back();
        if (names_total(label.back())) {
            one.name = "合计";
        } else if (known == nullptr) {
            one.name = label.back();
        } else if (const auto found = known->find(plain_name(label.back()));
                   found != known->end()) {
            one.name = found->second;
        }
    }
    return rows;
}

/// Rows of a list of names, not of a form: the same names come again and again.
bool repeats(const std::vector<RowName>& rows)
{
    std::set<std::string> names;
    for (const RowName& row : rows)
        names.insert(row.shown);
    return names.size() * 5 < rows.size() * 4;
}

/// The ledger whose fields most headings of a sheet name.
struct ListMatch
{
    const LedgerDef* def = nullptr;
    std::vector<HeadingMatch> columns;
    std::size_t found = 0;
};

std::vector<std::string> heading_texts(const SheetForm& form)
{
    std::vector<std::string> headings;
    for (const auto& path : form.headings()) {
        std::string& text = headings.emplace_back();
        for (const std::string& word : path)
            text += (text.empty() ? "" : "/") + word;
    }
    return headings;
}

bool is_own(const HeadingMatch& match, const LedgerDef& def)
{
    return match.found() && match.ledger == &def && !match.fallback;
}

ListMatch match_ledger(const SheetForm& form, const Catalog& catalog, const LedgerDef& def)
{
    HeadingReport report = HeadingMatcher(catalog, def).match_all(heading_texts(form));
    ListMatch match{&def, std::move(report.columns), 0};
    for (const HeadingMatch& one : match.columns)
        match.found += is_own(one, def) && one.fit <= HeadingFit::Loose ? 1 : 0;
    return match;
}

ListMatch best_ledger(const SheetForm& form, const Catalog& catalog)
{
    const auto headings = heading_texts(form);
    const auto named = static_cast<std::size_t>(std::count_if(
        headings.begin(), headings.end(), [](const std::string& text) { return !text.empty(); }));
    ListMatch best;
    for (const LedgerDef& def : catalog.ledgers()) {
        ListMatch match = match_ledger(form, catalog, def);
        if (match.found > best.found && match.found >= 3 && match.found * 10 >= named * 6)
            best = std::move(match);
    }
    return best;
}

bool is_ordinal(const std::vector<std::string>& heading)
{
    return !heading.empty() && (fold(heading.back()) == "序号" || fold(heading.back()) == "编号" ||
                                fold(heading.back()) == "序");
}

/// The list in the rows from `row` on, in the columns from `from` on whose headings are the
/// ledger's.
BoundList list_of(WorkbookPatch& patch, const SheetForm& form, const ListMatch& match,
                  std::int64_t row, std::int32_t from)
{
    BoundList list;
    list.sheet = form.sheet();
    list.ledger = match.def->code;
    std::int32_t first = -1;
    std::int32_t last = -1;
    for (auto c = from; c < static_cast<std::int32_t>(form.headings().size()); ++c) {
        const HeadingMatch& one = match.columns[static_cast<std::size_t>(c)];
        const bool ordinal = is_ordinal(form.heading(c));
        const bool own = is_own(one, *match.def);
        const bool fillable = patch.check({form.sheet(), row, c}).has_value();
        list.columns.push_back(!fillable ? "" : ordinal ? "序号" : own ? one.def().name : "");
        if (list.columns.back().empty())
            continue;
        first = first < 0 ? c : first;
        last = c;
    }
    if (first < 0)
        return {};
    list.columns.resize(static_cast<std::size_t>(last - from + 1));
    list.columns.erase(list.columns.begin(), list.columns.begin() + (first - from));
    list.first = cell_name(row, first);
    const std::int64_t end = form.last_row(first, last);
    list.last_row = end >= row ? end + 1 : row + open_room;
    return list;
}

class Proposer
{
public:
    Proposer(WorkbookPatch& patch, const Definitions& definitions, FigureBook* figures,
             Proposal& proposal, Progress& progress)
        : m_patch(patch), m_definitions(definitions), m_figures(figures), m_proposal(proposal),
          m_progress(progress)
    {}

    Result<> sheet(const SheetForm& form, const std::vector<ReportDef>& reports)
    {
        Proposal::Sheet told{form.sheet(), {}, {}, {}, {}};
        const Match match = best_table(form, reports);
        const ListMatch list = best_ledger(form, m_definitions.catalog());
        if (list.def != nullptr && list.found > match.columns.size())
            propose_list(form, list, told);
        else if (match.report != nullptr)
            LX_TRY(propose_cells(form, match, told));
        m_proposal.sheets.push_back(std::move(told));
        return {};
    }

private:
    Result<> propose_cells(const SheetForm& form, const Match& match, Proposal::Sheet& told)
    {
        told.report = match.report->id;
        std::map<std::string, std::string> known;
        if (m_figures != nullptr) {
            LX_ASSIGN(const Report* const report,
                      m_figures->report(match.report->id, match_period(match), m_progress));
            known = rows_by_name(*report, match.table->name);
        }
        const std::int32_t before = match.columns.begin()->first;
        const auto rows = name_rows(form, before, m_figures != nullptr ? &known : nullptr);
        const bool any = std::any_of(rows.begin(), rows.end(),
                                     [](const RowName& one) { return !one.name.empty(); });
        if (repeats(rows) || !any) {
            told.report.clear();
            return {};
        }
        const bool several = match.report->tables.size() > 1;
        for (const RowName& row : rows) {
            if (row.name.empty()) {
                told.rows.push_back(row.shown);
                continue;
            }
            for (const auto& [column, to] : match.columns) {
                if (!m_patch.check({form.sheet(), row.row, column}))
                    continue;
                BoundCell& cell = m_proposal.binding.cells.emplace_back();
                cell.sheet = form.sheet();
                cell.cell = cell_name(row.row, column);
                cell.report = match.report->id;
                cell.table = several ? match.table->name : std::string();
                cell.row = row.name;
                cell.column = to->column.key;
            }
        }
        for (std::size_t c = static_cast<std::size_t>(before); c < form.headings().size(); ++c)
            if (!form.headings()[c].empty() &&
                !match.columns.contains(static_cast<std::int32_t>(c)))
                told.columns.push_back(form.headings()[c].back());
        return {};
    }

    /// Reports of other kinds of periods are looked at over one of their own.
    std::optional<Period> match_period(const Match& match) const
    {
        const Period& asked = m_figures->period();
        if (asked.kind == match.report->period)
            return std::nullopt;
        return Period::containing(match.report->period, asked.last);
    }

    void propose_list(const SheetForm& form, const ListMatch& match, Proposal::Sheet& told)
    {
        BoundList list = list_of(m_patch, form, match, form.heading_end(), 0);
        if (list.first.empty())
            return;
        told.ledger = match.def->code;
        for (std::size_t c = 0; c < form.headings().size(); ++c)
            if (!form.headings()[c].empty() && !is_own(match.columns[c], *match.def) &&
                !is_ordinal(form.headings()[c]))
                told.columns.push_back(form.headings()[c].back());
        m_proposal.binding.lists.push_back(std::move(list));
    }

    WorkbookPatch& m_patch;
    const Definitions& m_definitions;
    FigureBook* m_figures;
    Proposal& m_proposal;
    Progress& m_progress;
};

} // namespace

Result<Proposal> propose_binding(WorkbookPatch& patch, SheetForms& forms,
                                 const Definitions& definitions, FigureBook* figures,
                                 Progress& progress)
{
    std::vector<ReportDef> reports;
    if (figures != nullptr) {
        LX_ASSIGN(const auto* const all, figures->reports());
        reports = *all;
    } else {
        LX_ASSIGN(reports, ReportDef::all(definitions.facts()));
    }
    Proposal proposal;
    Proposer proposer(patch, definitions, figures, proposal, progress);
    for (const SheetInfo& info : patch.sheets()) {
        if (info.visibility != SheetVisibility::Visible)
            continue;
        LX_ASSIGN(const SheetForm* const form, forms.find(info.name, progress));
        if (form->heading_end() > form->heading_begin())
            LX_TRY(proposer.sheet(*form, reports));
        else
            proposal.sheets.push_back({info.name, {}, {}, {}, {}});
    }
    LX_TRY(note_places(forms, proposal.binding, progress));
    return proposal;
}

Result<BoundList> list_at(WorkbookPatch& patch, SheetForms& forms, const Definitions& definitions,
                          const std::string& ledger, const SheetCell& first, Progress& progress)
{
    const LedgerDef* def = definitions.catalog().ledger(ledger);
    LX_ASSIGN(const SheetForm* const form, forms.find(first.sheet, progress));
    if (def == nullptr || form == nullptr)
        return fail(ErrorKind::Usage, "没有台账“" + ledger + "”或工作表“" + first.sheet + "”。");
    const ListMatch match = match_ledger(*form, definitions.catalog(), *def);
    BoundList list = list_of(patch, *form, match, first.row, first.column);
    if (list.first.empty() || match.found == 0)
        return fail(ErrorKind::Usage, "工作表“" + first.sheet + "”的表头里没有“" + def->name +
                                          "”台账的栏目；请选名册第一行的第一格，或换一个台账。");
    return list;
}

} // namespace lx
