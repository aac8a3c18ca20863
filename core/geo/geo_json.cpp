#include "core/geo/geo_json.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/geo/coordinates.h"
#include "core/geo/self_crossing.h"

namespace lx {

namespace {

constexpr int deepest = 8; ///< collections in collections
constexpr const char* not_areas = "边界不是由多边形组成的 GeoJSON，请从地图软件重新导出";

std::string degrees(GeoPoint point)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.5f, %.5f", point.x, point.y);
    return text.data();
}

/// Whether rings that cross themselves are looked for.
enum class Crossings : std::uint8_t
{
    Told,
    Passed
};

/// Reads geometries; what is wrong first is kept.
class GeometryReader
{
public:
    GeometryReader(std::size_t& points, Crossings crossings)
        : m_points(points), m_crossings(crossings)
    {}

    void geometry(const QJsonObject& object, int depth)
    {
        const QString type = object[QLatin1String("type")].toString();
        const QJsonArray coordinates = object[QLatin1String("coordinates")].toArray();
        if (depth > deepest) {
            complain("嵌套太深");
        } else if (type == QLatin1String("Polygon")) {
            polygon(coordinates);
        } else if (type == QLatin1String("MultiPolygon")) {
            if (coordinates.isEmpty())
                complain("没有坐标");
            for (const QJsonValue one : coordinates)
                polygon(one.toArray());
        } else if (type == QLatin1String("GeometryCollection")) {
            const QJsonArray parts = object[QLatin1String("geometries")].toArray();
            if (parts.isEmpty())
                complain("没有坐标");
            for (const QJsonValue one : parts)
                geometry(one.toObject(), depth + 1);
        } else {
            complain(not_areas);
        }
    }

    [[nodiscard]] const std::string& trouble() const { return m_trouble; }
    [[nodiscard]] Shape take() { return std::move(m_shape); }

private:
    void complain(std::string what)
    {
        if (m_trouble.empty())
            m_trouble = std::move(what);
    }

    void polygon(const QJsonArray& rings)
    {
        if (rings.isEmpty())
            complain("没有坐标");
        Polygon read;
        for (const QJsonValue one : rings) {
            if (!m_trouble.empty())
                return;
            read.push_back(ring(one.toArray()));
        }
        m_shape.push_back(std::move(read));
    }

    Ring ring(const QJsonArray& positions)
    {
        Ring read;
        m_points += static_cast<std::size_t>(positions.size());
        if (m_points > most_geo_points) {
            complain("坐标点太多");
            return read;
        }
        read.reserve(static_cast<std::size_t>(positions.size()));
        std::size_t outside = 0;
        std::size_t swapped = 0;
        GeoPoint first_outside;
        for (const QJsonValue one : positions) {
            const QJsonArray position = one.toArray();
            if (position.size() < 2 || !position[0].isDouble() || !position[1].isDouble()) {
                complain("第 " + std::to_string(read.size() + 1) + " 个坐标不是一对数字");
                return read;
            }
            const GeoPoint point{position[0].toDouble(), position[1].toDouble()};
            if (!in_country(point)) {
                if (outside++ == 0)
                    first_outside = point;
                swapped += in_country({point.y, point.x}) ? 1 : 0;
            }
            if (read.empty() || !(read.back() == point))
                read.push_back(point);
        }
        while (read.size() > 1 && read.front() == read.back())
            read.pop_back();
        if (outside > 0 && swapped == outside)
            complain("经度和纬度写反了（" + degrees(first_outside) + "），GeoJSON 里经度在前");
        else if (outside > 0)
            complain("坐标（" + degrees(first_outside) +
                     "）不在东经 73–136 度、北纬 3–54 度之间，请导出为 WGS-84 经纬度");
        else if (read.size() < 3)
            complain("有一圈不到三个不同的点");
        else if (m_crossings == Crossings::Told && m_trouble.empty())
            look_for_crossing(read);
        return read;
    }

    void look_for_crossing(const Ring& read)
    {
        if (const auto at = crossing_of(read))
            complain("边界线自己和自己相交（在 " + degrees(*at) + " 附近）");
    }

    std::size_t& m_points;
    Crossings m_crossings;
    Shape m_shape;
    std::string m_trouble;
};

std::string property_text(const QJsonValue& value)
{
    if (value.isString())
        return value.toString().trimmed().toStdString();
    if (!value.isDouble())
        return {};
    const double number = value.toDouble();
    constexpr double whole_to = 1e15;
    if (number != std::floor(number) || std::abs(number) > whole_to)
        return {};
    return std::to_string(static_cast<long long>(number));
}

class FeatureReader
{
public:
    explicit FeatureReader(Crossings crossings) : m_crossings(crossings) {}

    void object(const QJsonObject& object, int depth)
    {
        const QString type = object[QLatin1String("type")].toString();
        if (type == QLatin1String("FeatureCollection") && depth == 0) {
            for (const QJsonValue one : object[QLatin1String("features")].toArray())
                this->object(one.toObject(), depth + 1);
            return;
        }
        const bool feature = type == QLatin1String("Feature");
        GeoFeature read;
        std::string name;
        ++m_count;
        if (feature)
            name = properties(object, read);
        read.place = "第 " + std::to_string(m_count) + " 个要素";
        if (!name.empty())
            read.place += "（" + name + "）";
        else if (depth == 0)
            read.place = "这个图形";
        GeometryReader geometry(m_points, m_crossings);
        geometry.geometry(feature ? object[QLatin1String("geometry")].toObject() : object, 0);
        if (geometry.trouble().empty()) {
            read.shape = geometry.take();
            m_read.features.push_back(std::move(read));
        } else {
            m_read.problems.push_back(read.place + "：" + geometry.trouble() + "。");
        }
    }

    [[nodiscard]] bool too_large() const { return m_points > most_geo_points; }
    [[nodiscard]] GeoFeatures take() { return std::move(m_read); }

private:
    /// Gives what it is called.
    static std::string properties(const QJsonObject& object, GeoFeature& read)
    {
        std::string name;
        const auto add = [&](const QString& key, const QJsonValue& value) {
            std::string text = property_text(value);
            if (text.empty())
                return;
            const QString folded = key.toLower();
            if (folded == QLatin1String("name") || key == QString::fromUtf8("名称"))
                name = text;
            read.properties.emplace_back(key.toStdString(), std::move(text));
        };
        add(QStringLiteral("id"), object[QLatin1String("id")]);
        const QJsonObject all = object[QLatin1String("properties")].toObject();
        for (auto it = all.begin(); it != all.end(); ++it)
            add(it.key(), it.value());
        return name;
    }

    Crossings m_crossings;
    GeoFeatures m_read;
    std::size_t m_points = 0;
    std::size_t m_count = 0;
};

void put_number(std::string& out, double value)
{
    std::array<char, 32> text{};
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, 6);
    std::string_view digits(text.data(), static_cast<std::size_t>(end.ptr - text.data()));
    while (digits.ends_with('0'))
        digits.remove_suffix(1);
    if (digits.ends_with('.'))
        digits.remove_suffix(1);
    out += digits;
}

void put_ring(std::string& out, const Ring& ring)
{
    out += '[';
    for (std::size_t i = 0; i <= ring.size(); ++i) {
        const GeoPoint point = ring[i % ring.size()];
        out += i == 0 ? "[" : ",[";
        put_number(out, point.x);
        out += ',';
        put_number(out, point.y);
        out += ']';
    }
    out += ']';
}

void put_polygon(std::string& out, const Polygon& polygon)
{
    out += '[';
    for (std::size_t r = 0; r < polygon.size(); ++r) {
        if (r > 0)
            out += ',';
        put_ring(out, polygon[r]);
    }
    out += ']';
}

Result<GeoFeatures> read_features(std::string_view bytes, Crossings crossings)
{
    if (bytes.size() > most_geo_bytes)
        return fail(ErrorKind::BadInput, "边界文件超过 64 MB，请在地图软件里简化后再导入。");
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(bytes.data(), static_cast<qsizetype>(bytes.size())), &error);
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput,
                    "边界文件在第 " + std::to_string(error.offset + 1) +
                        " 个字节处不是完整的 JSON，可能没有下载完，请重新导出。",
                    error.errorString().toStdString());
    if (!document.isObject() || !document.object()[QLatin1String("type")].isString())
        return fail(ErrorKind::BadInput, std::string(not_areas) + "。");
    FeatureReader reader(crossings);
    reader.object(document.object(), 0);
    if (reader.too_large())
        return fail(ErrorKind::BadInput, "边界超过 200 万个坐标点，请在地图软件里简化后再导入。");
    GeoFeatures read = reader.take();
    if (read.features.empty() && read.problems.empty())
        return fail(ErrorKind::BadInput, "边界文件里一个要素也没有。");
    return read;
}

Result<Shape> shape_of(std::string_view text, Crossings crossings)
{
    LX_ASSIGN(GeoFeatures read, read_features(text, crossings));
    if (!read.problems.empty())
        return fail(ErrorKind::BadInput, std::move(read.problems.front()));
    Shape shape;
    for (GeoFeature& feature : read.features)
        shape.insert(shape.end(), std::make_move_iterator(feature.shape.begin()),
                     std::make_move_iterator(feature.shape.end()));
    return shape;
}

} // namespace

Result<GeoFeatures> read_geo_json(std::string_view bytes)
{
    return read_features(bytes, Crossings::Told);
}

Result<Shape> read_shape(std::string_view text)
{
    return shape_of(text, Crossings::Told);
}

Result<Shape> read_kept_shape(std::string_view text)
{
    return shape_of(text, Crossings::Passed);
}

std::string shape_text(const Shape& shape)
{
    const bool one = shape.size() == 1;
    std::string out =
        one ? R"({"type":"Polygon","coordinates":)" : R"({"type":"MultiPolygon","coordinates":[)";
    for (std::size_t p = 0; p < shape.size(); ++p) {
        if (p > 0)
            out += ',';
        put_polygon(out, shape[p]);
    }
    out += one ? "}" : "]}";
    return out;
}

} // namespace lx
