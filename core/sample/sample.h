#pragma once

#include <cstdint>
#include <string>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"

namespace lx {

struct SampleOptions
{
    std::int64_t units = 10'000; ///< 1 … 5,000,000
    std::uint64_t seed = 1;
    /// The day the county is seen at: its records reach two years back from here.
    Date as_of = *Date::from_ymd(2025, 9, 30);
};

/// Makes a new ledger file with a made-up county: areas, organizations, units, people, activities
/// of two years and the gaps the rules look for. The same options give the same rows. Errors: Usage
/// (units), Io (file exists).
[[nodiscard]] Result<> make_sample(const std::string& path, const Catalog& catalog,
                                   const SampleOptions& options, Progress& progress);

} // namespace lx
