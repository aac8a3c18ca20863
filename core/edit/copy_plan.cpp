#include "core/edit/copy_plan.h"

#include <map>
#include <set>
#include <tuple>

#include "core/store/ledger_store.h"

namespace lx {

namespace {

using OrgId = std::int64_t;

struct Days
{
    std::optional<Date> first; ///< 成立日期
    std::optional<Date> end;   ///< 撤销日期
    [[nodiscard]] bool on(Date day) const
    {
        return (!first || *first <= day) && (!end || day < *end);
    }
};

class PlanCopier
{
public:
    PlanCopier(Database& database, const Catalog& catalog, Writer& writer, const PlanCopy& copy)
        : m_store(database, catalog), m_plan(*catalog.ledger("plan")),
          m_org(*catalog.ledger("org")), m_editor(catalog, writer, std::nullopt), m_copy(copy)
    {}

    Result<PlanCopied> run(Progress& progress)
    {
        LX_TRY(read());
        const std::vector<OrgId> orgs = whom();
        LX_TRY(read_days(orgs));
        for (std::size_t i = 0; i < orgs.size(); ++i) {
            if (i % 50 == 0)
                progress.report("写入计划", static_cast<std::int64_t>(i),
                                static_cast<std::int64_t>(orgs.size()));
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消，没有写入计划。");
            LX_TRY(write(orgs[i]));
        }
        return m_done;
    }

private:
    [[nodiscard]] OrgId org_of(const Record& row) const { return int_of(row.at(m_plan, "org")); }
    [[nodiscard]] Date day_of(const Record& row) const
    {
        return Date::from_iso(text_of(row.at(m_plan, "date"))).value_or(Date());
    }

    Result<> read()
    {
        Query query;
        query.ledger = m_plan.code;
        const auto of_year = [&](int year) {
            query.filters = {{"date", ">=", Date::from_ymd(year, 1, 1)->iso()},
                             {"date", "<=", Date::from_ymd(year, 12, 31)->iso()}};
            return m_store.first(query, -1);
        };
        LX_ASSIGN(const auto former, of_year(m_copy.from));
        for (const Record& row : former)
            m_former[org_of(row)].push_back(row);
        LX_ASSIGN(const auto there, of_year(m_copy.to));
        for (const Record& row : there)
            m_there.insert(key_of(row));
        if (m_copy.pattern && !m_former.contains(*m_copy.pattern))
            return fail(ErrorKind::Refused, "作样板的党组织" + std::to_string(m_copy.from) +
                                                "年没有年度计划，请另选一个。");
        return {};
    }

    [[nodiscard]] std::vector<OrgId> whom() const
    {
        if (!m_copy.orgs.empty() || m_copy.pattern)
            return m_copy.orgs;
        std::vector<OrgId> all;
        for (const auto& [org, lines] : m_former)
            all.push_back(org);
        return all;
    }

    Result<> read_days(const std::vector<OrgId>& orgs)
    {
        LX_ASSIGN(const auto rows, m_store.rows(m_org, orgs));
        for (const Record& row : rows)
            m_days[row.id] = {Date::from_iso(text_of(row.at(m_org, "founded"))),
                              Date::from_iso(text_of(row.at(m_org, "dissolved")))};
        return {};
    }

    using Key = std::tuple<OrgId, std::string, std::string, std::string>;
    [[nodiscard]] Key key_of(const Record& row) const
    {
        return {org_of(row), text_of(row.at(m_plan, "kind")), text_of(row.at(m_plan, "date")),
                text_of(row.at(m_plan, "topic"))};
    }

    Result<> write(OrgId org)
    {
        const auto lines = m_former.find(m_copy.pattern.value_or(org));
        if (lines == m_former.end())
            return {};
        bool gone = false;
        for (const Record& line : lines->second) {
            const Date day = day_of(line).add_years(m_copy.to - m_copy.from);
            if (!m_days[org].on(day)) {
                gone = true;
                continue;
            }
            Record made(m_plan);
            made.set(m_plan, "org", Value(org));
            made.set(m_plan, "date", Value(day.iso()));
            for (const char* field : {"kind", "topic"})
                made.set(m_plan, field, line.at(m_plan, field));
            if (org_of(line) == org)
                made.set(m_plan, "person", line.at(m_plan, "person"));
            if (!m_there.insert(key_of(made)).second) {
                ++m_done.there;
                continue;
            }
            LX_ASSIGN(const Edited edited, m_editor.save(m_plan, made));
            if (edited.refused())
                return fail(ErrorKind::Refused, "没有写入计划：" + edited.problems.front().message);
            ++m_done.added;
        }
        m_done.gone += gone ? 1 : 0;
        return {};
    }

    LedgerStore m_store;
    const LedgerDef& m_plan;
    const LedgerDef& m_org;
    Editor m_editor;
    const PlanCopy& m_copy;
    std::map<OrgId, std::vector<Record>> m_former;
    std::set<Key> m_there;
    std::map<OrgId, Days> m_days;
    PlanCopied m_done;
};

} // namespace

std::string plan_copy_title(const PlanCopy& copy)
{
    return std::to_string(copy.to) + "年年度计划照抄" + std::to_string(copy.from) + "年";
}

Result<PlanCopied> copy_plan(Database& database, const Catalog& catalog, Writer& writer,
                             const PlanCopy& copy, Progress& progress)
{
    return PlanCopier(database, catalog, writer, copy).run(progress);
}

} // namespace lx
