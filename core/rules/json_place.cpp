#include "core/rules/json_place.h"

#include <QString>

namespace lx {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string utf8_of(const QString& text)
{
    return text.toStdString();
}

} // namespace lx
