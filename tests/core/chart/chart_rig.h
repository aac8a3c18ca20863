#pragma once

#include <catch2/catch.hpp>

#include "core/chart/make_chart.h"
#include "core/county/county.h"
#include "core/report/make_report.h"
#include "tests/support/sample_file.h"

namespace lx::test {

/// Charts of a made-up county.
class ChartRig
{
public:
    explicit ChartRig(std::uint64_t seed, std::int64_t units = 200) : m_file(units, seed) {}

    [[nodiscard]] Database& database() { return m_file.database(); }
    [[nodiscard]] const DefinitionsPtr& definitions() const { return m_definitions; }

    [[nodiscard]] ChartDef def(const std::string& id) const
    {
        auto found = ChartDef::find(m_definitions->facts(), id);
        INFO((found ? std::string() : found.error().message));
        REQUIRE(found);
        return std::move(*found);
    }

    /// The county as a chart needs it.
    [[nodiscard]] std::shared_ptr<const County> county(const ChartDef& chart, Date day,
                                                       const std::string& scope = {})
    {
        auto loaded = County::load(database(), m_definitions,
                                   chart_wanted({&chart}, day, policies, scope), m_quiet);
        INFO((loaded ? std::string() : loaded.error().message));
        REQUIRE(loaded);
        return *loaded;
    }

    [[nodiscard]] Chart chart(const ChartDef& def, const std::shared_ptr<const County>& county,
                              const ChartRequest& request = {})
    {
        auto made = make_chart(def, county, request, m_quiet);
        INFO(def.id << ": " << (made ? std::string() : made.error().message));
        REQUIRE(made);
        return std::move(*made);
    }
    [[nodiscard]] Chart chart(const std::string& id, Date day, const std::string& scope = {},
                              const ChartRequest& request = {})
    {
        const ChartDef found = def(id);
        return chart(found, county(found, day, scope), request);
    }

    [[nodiscard]] Report report(const std::string& id, const Period& period,
                                const std::string& scope = {})
    {
        const auto found = ReportDef::find(m_definitions->facts(), id);
        REQUIRE(found);
        ReportRequest request;
        request.period = period;
        request.as_of = period.last;
        request.made = period.last;
        request.policies = policies;
        request.scope = scope;
        auto made = make_report(database(), m_definitions, *found, request, m_quiet);
        INFO((made ? std::string() : made.error().message));
        REQUIRE(made);
        return std::move(*made);
    }

    std::vector<std::string> policies{"liaoning-2016", "ningxia-2018"};

private:
    SampleFile m_file;
    DefinitionsPtr m_definitions = Definitions::program();
    NoProgress m_quiet;
};

/// Place of a series by its key. Precondition: there is one.
inline std::size_t series_at(const Chart& chart, const std::string& key)
{
    for (std::size_t s = 0; s < chart.series.size(); ++s)
        if (chart.series[s].key == key)
            return s;
    FAIL("no series " << key);
    return 0;
}

} // namespace lx::test
