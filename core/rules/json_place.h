#pragma once

#include <string>
#include <string_view>
#include <vector>

class QString;

namespace lx {

[[nodiscard]] QString qt(std::string_view text);
[[nodiscard]] std::string utf8_of(const QString& text);

/// One step into a JSON document while it is being read; gone when the step is left.
class JsonPlace
{
public:
    JsonPlace(std::vector<std::string>& path, std::string step) : m_path(path)
    {
        m_path.push_back(std::move(step));
    }
    ~JsonPlace() { m_path.pop_back(); }
    JsonPlace(const JsonPlace&) = delete;
    JsonPlace& operator=(const JsonPlace&) = delete;

private:
    std::vector<std::string>& m_path;
};

} // namespace lx
