#pragma once

#include <cstdint>
#include <string_view>

namespace lx {

/// How long work tells what it is doing and learns that it should stop. Implementations must be
/// callable from the worker's thread. `total` 0 means "not known".
class Progress
{
public:
    virtual ~Progress() = default;
    /// `what` is a short Chinese phrase ("读取工作表"); `done` of `total` steps are behind us.
    virtual void report(std::string_view what, std::int64_t done, std::int64_t total) = 0;
    [[nodiscard]] virtual bool cancelled() const = 0;
};

/// Says nothing and never cancels.
class NoProgress final : public Progress
{
public:
    void report(std::string_view, std::int64_t, std::int64_t) override {}
    [[nodiscard]] bool cancelled() const override { return false; }
};

} // namespace lx
