#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/world.h"
#include "core/stars/allowance_table.h"
#include "core/store/writer.h"

namespace lx {

class Catalog;
class Database;

/// 书记津贴 of a year: what every secretary is owed for the months in post, up to the world's day.
class AllowanceList
{
public:
    /// A secretary of an organization with at least a month. Of several in one month the one
    /// appointed last has it.
    struct Row
    {
        std::int32_t org = 0;  ///< row of org
        std::int32_t post = 0; ///< row of post
        std::string name;
        std::vector<int> months;            ///< 1…12, ascending
        std::array<std::int64_t, 12> fen{}; ///< by month
        [[nodiscard]] std::int64_t total() const;
    };
    /// An organization with something owed or paid.
    struct Org
    {
        std::int32_t row = 0;
        std::int32_t township = -1; ///< row of its area directly below the jurisdiction
        std::string degree;         ///< its star ("3") or grade; "" = none
        std::int64_t owed = 0;      ///< 分
        /// 分: 书记津贴 of the year in the ledger of funds. The year says what money is for, so
        /// that what was paid after the world's day counts, too: it can't be owed a second time.
        std::int64_t paid = 0;
        std::vector<std::size_t> secretaries; ///< of rows()
        [[nodiscard]] std::int64_t difference() const { return owed - paid; }
    };

    /// `world` holds needs().
    [[nodiscard]] static AllowanceList of(std::shared_ptr<const World> world,
                                          const AllowanceTable& table, int year);
    [[nodiscard]] static Needs needs(const FactRegistry& registry);

    [[nodiscard]] int year() const { return m_year; }
    [[nodiscard]] const AllowanceTable& table() const { return m_table; }
    /// By township, there by the organization's code.
    [[nodiscard]] const std::vector<Org>& orgs() const { return m_orgs; }
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }
    [[nodiscard]] std::int64_t owed() const; ///< 分
    [[nodiscard]] std::int64_t paid() const; ///< 分
    [[nodiscard]] const World& world() const { return *m_world; }
    /// A text field of an organization (code, name).
    [[nodiscard]] std::string org_text(const Org& org, const char* field) const;
    [[nodiscard]] std::string township_name(const Org& org) const;
    /// 三星级, or the grade.
    [[nodiscard]] std::string degree_title(const Org& org) const;
    /// "1—6月", "1月、3—12月"
    [[nodiscard]] static std::string months_text(const std::vector<int>& months);

private:
    AllowanceList(std::shared_ptr<const World> world, AllowanceTable table, int year)
        : m_world(std::move(world)), m_table(std::move(table)), m_year(year)
    {}
    void read_degrees();
    void read_months();
    void read_paid();
    void gather();

    std::shared_ptr<const World> m_world;
    AllowanceTable m_table;
    int m_year;
    std::vector<std::string> m_degrees; ///< by row of org
    std::vector<std::int64_t> m_paid;   ///< by row of org
    std::vector<Row> m_rows;
    std::vector<Org> m_orgs;
};

struct AllowanceWritten
{
    std::int64_t rows = 0; ///< of the ledger of funds
    std::int64_t fen = 0;
    std::int64_t overpaid = 0; ///< organizations that got more than is owed: left as they are
};
/// What the action is called in the history: 登记2025年书记津贴
[[nodiscard]] std::string allowance_title(int year);
/// Enters what is still owed, a row 书记津贴 an organization on that day. Part of the writer's
/// action. Errors: Usage (a day after the list's own), Refused (what Editor::save refuses),
/// Cancelled.
[[nodiscard]] Result<AllowanceWritten> write_allowance(Database& database, const Catalog& catalog,
                                                       Writer& writer, const AllowanceList& list,
                                                       Date day, Progress& progress);

} // namespace lx
