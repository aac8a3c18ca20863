#include "core/base/clock.h"

#include <array>
#include <ctime>

namespace lx {

namespace {

std::tm local_now()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
#ifdef _WIN32
    localtime_s(&parts, &now);
#else
    localtime_r(&now, &parts);
#endif
    return parts;
}

} // namespace

Date SystemClock::today() const
{
    const std::tm t = local_now();
    return *Date::from_ymd(t.tm_year + 1900, t.tm_mon + 1, t.tm_mday);
}

std::string SystemClock::now() const
{
    const std::tm t = local_now();
    std::array<char, 32> buffer{};
    std::strftime(buffer.data(), buffer.size(), "%Y-%m-%dT%H:%M:%S", &t);
    return buffer.data();
}

} // namespace lx
