#pragma once

#include <string>

#include "core/base/date.h"

namespace lx {

/// Where the program learns what day and time it is; tests put a fixed one in its place.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Date today() const = 0;
    /// Local time as "2025-09-30T14:05:09".
    [[nodiscard]] virtual std::string now() const = 0;
};

/// The machine's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] Date today() const override;
    [[nodiscard]] std::string now() const override;
};

/// Stands still at a given day, 09:00:00.
class FixedClock final : public Clock
{
public:
    explicit FixedClock(Date day) : m_day(day) {}
    [[nodiscard]] Date today() const override { return m_day; }
    [[nodiscard]] std::string now() const override { return m_day.iso() + "T09:00:00"; }

private:
    Date m_day;
};

} // namespace lx
