#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/county/finding_map.h"
#include "core/facts/world.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/writer.h"

namespace lx {

class Database;
class LedgerStore;

/// 情况说明: a finding that is accepted for a time. The finding's state stays what the policy says;
/// this stands beside it.
struct Exception
{
    std::int64_t id = 0; ///< row of the ledger `exception`
    std::string reason;
    std::string accepted_by;
    std::optional<Date> date;  ///< of acceptance
    std::optional<Date> until; ///< last day it holds; none = without end
    bool expired = false;      ///< `until` is before T
};

/// The exceptions of a file as of a day. Those of a later day than T do not exist yet; expired ones
/// are kept and told apart.
class Exceptions
{
public:
    /// Looks every exception's subject up by its key; one whose subject is not there (any more) is
    /// left out. Errors: Database.
    [[nodiscard]] static Result<Exceptions> load(Database& database, const Catalog& catalog,
                                                 Date as_of);

    /// Of a rule (full id) and a row; nullptr where there is none.
    [[nodiscard]] const Exception* find(std::string_view rule, std::string_view ledger,
                                        std::int64_t id) const
    {
        return m_map.find(rule, ledger, id);
    }
    /// The same, without expired ones.
    [[nodiscard]] const Exception* valid(std::string_view rule, std::string_view ledger,
                                         std::int64_t id) const;
    [[nodiscard]] bool empty() const { return m_map.empty(); }

private:
    void take(const LedgerDef& def, const Record& row, Date as_of, const RowRef& subject);

    FindingMap<Exception> m_map;
};

/// What a finding is about.
struct ExceptionSubject
{
    std::string rule; ///< full id
    std::string ledger;
    std::int64_t id = 0;
};

/// What is said about it.
struct ExceptionText
{
    std::string reason;
    std::string accepted_by;
    std::optional<Date> date;
    std::optional<Date> until;
};

/// Accepts findings: a row each, or the row that is there already with these words. Part of the
/// writer's action. Errors: BadInput (a ledger that has no exceptions), Refused (a subject that is
/// gone, or that has one accepted later than this), those of Writer::put.
[[nodiscard]] Result<> accept_findings(Database& database, const Catalog& catalog, Writer& writer,
                                       const std::vector<ExceptionSubject>& subjects,
                                       const ExceptionText& text);
/// The rows that rows with `object_kind` and `object` (情况说明, 督办) are about, one each; id 0
/// where it is not there (any more). Errors: Database.
[[nodiscard]] Result<std::vector<RowRef>> finding_subjects(LedgerStore& store,
                                                           const Catalog& catalog,
                                                           const LedgerDef& def,
                                                           const std::vector<Record>& rows);
/// The ledger that an object kind (dictionary finding_kind) names; nullptr for another word.
[[nodiscard]] const LedgerDef* ledger_of_finding(const Catalog& catalog, std::string_view kind);
/// Rows of this ledger may be given one.
[[nodiscard]] bool takes_exceptions(const Catalog& catalog, const LedgerDef& def);

} // namespace lx
