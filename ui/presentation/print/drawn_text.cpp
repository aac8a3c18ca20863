#include "ui/presentation/print/drawn_text.h"

#include <QPaintEngine>

namespace lx {

namespace {

constexpr int inches = 20; ///< larger than any paper
constexpr double millimetres = 25.4;

} // namespace

bool leaves_no_mark(char32_t c)
{
    return c < 0x20 || c == 0xAD || (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

class DrawnText::Engine final : public QPaintEngine
{
public:
    explicit Engine(DrawnText& paper) : QPaintEngine(AllFeatures), m_paper(paper) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawTextItem(const QPointF&, const QTextItem& item) override
    {
        if (!m_paper.m_pages.empty())
            m_paper.m_pages.back() += item.text().toStdU32String();
    }
    [[nodiscard]] Type type() const override { return User; }

private:
    DrawnText& m_paper;
};

DrawnText::DrawnText(int resolution)
    : m_resolution(resolution), m_engine(std::make_unique<Engine>(*this))
{}

DrawnText::~DrawnText() = default;

QPaintEngine* DrawnText::paintEngine() const
{
    return m_engine.get();
}

int DrawnText::metric(PaintDeviceMetric metric) const
{
    switch (metric) {
    case PdmWidth:
    case PdmHeight:
        return inches * m_resolution;
    case PdmWidthMM:
    case PdmHeightMM:
        return static_cast<int>(inches * millimetres);
    case PdmDpiX:
    case PdmDpiY:
    case PdmPhysicalDpiX:
    case PdmPhysicalDpiY:
        return m_resolution;
    case PdmDevicePixelRatio:
    case PdmNumColors:
        return 1;
    case PdmDepth:
        return 32;
    case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
    default:
        return QPaintDevice::metric(metric);
    }
}

} // namespace lx
