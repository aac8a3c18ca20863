#pragma once

#include <memory>
#include <mutex>
#include <optional>

#include "core/chart/chart_def.h"
#include "core/county/county.h"

namespace lx {

/// Counties in memory that charts are made of, so that opening one after the other reads the file
/// once: the one the pages share, as far as it holds what a chart reads, and one read here for all
/// others. Of one file. May be asked from any thread.
class KeptCounties
{
public:
    /// The newest county of the window's pages, made by CountyWanted::by_pages with these policies.
    void offer(std::shared_ptr<const County> county);
    /// Forgets what was read: another file, other settings of it.
    void forget();
    /// A county as it is wanted (core/chart/make_chart.h: chart_wanted) and as the file is now.
    /// `besides`: read with it where the file has to be read, for the charts opened next. Errors:
    /// as County::load.
    [[nodiscard]] Result<std::shared_ptr<const County>>
    find(Database& database, const DefinitionsPtr& definitions, const CountyWanted& wanted,
         const Needs& besides, Progress& progress);

private:
    struct Kept
    {
        std::shared_ptr<const County> county;
        CountyWanted of;
    };
    std::mutex m_mutex;
    std::optional<Kept> m_offered;
    std::optional<Kept> m_read;
};

} // namespace lx
