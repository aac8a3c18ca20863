#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/writer.h"

namespace lx {

class Database;

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
/// gone, or that has one accepted later than this; words the ledger's checks refuse), those of
/// Editor::save.
[[nodiscard]] Result<> accept_findings(Database& database, const Catalog& catalog, Writer& writer,
                                       const std::vector<ExceptionSubject>& subjects,
                                       const ExceptionText& text);

} // namespace lx
