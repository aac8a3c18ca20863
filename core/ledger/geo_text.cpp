#include "core/ledger/geo_text.h"

#include <QJsonDocument>

#include "core/geo/geo_json.h"

namespace lx {

std::string geo_json_trouble(std::string_view text, std::string& compact)
{
    if (const auto shape = read_shape(text); !shape) {
        std::string trouble = shape.error().message;
        constexpr std::string_view stop = "。";
        if (trouble.ends_with(stop))
            trouble.resize(trouble.size() - stop.size());
        return trouble;
    }
    compact = QJsonDocument::fromJson(QByteArray(text.data(), static_cast<qsizetype>(text.size())))
                  .toJson(QJsonDocument::Compact)
                  .toStdString();
    return {};
}

} // namespace lx
