#pragma once

#include <memory>
#include <optional>

#include <QGraphicsView>

#include "ui/chart/chart_scene.h"

namespace lx::ui {

/// A chart on screen, as wide as there is room and scrolled where it is higher. A figure is pointed
/// at with the mouse, or gone to with the arrows, and opened by a click or Enter.
class ChartView : public QGraphicsView
{
    Q_OBJECT
public:
    /// `frame`: what stands around it here.
    explicit ChartView(const ChartFrame& frame, QWidget* parent = nullptr);

    /// Null: nothing yet. What was gone to stays where the new chart has it.
    void show_chart(std::shared_ptr<const Chart> chart);
    [[nodiscard]] const std::shared_ptr<const Chart>& chart() const { return m_chart; }
    [[nodiscard]] const ChartLayout& layout_of() const { return m_scene->layout(); }
    /// A figure has been gone to; nothing where none is.
    struct Figure
    {
        std::size_t series = 0;
        std::size_t category = 0;
        bool operator==(const Figure&) const = default;
    };
    void choose(std::optional<Figure> figure);
    [[nodiscard]] std::optional<Figure> chosen() const { return m_chosen; }

    [[nodiscard]] QSize sizeHint() const override { return {640, 400}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 96}; }

Q_SIGNALS:
    /// Under the pointer or gone to; series −1 = none any more.
    void pointed(int series, int category);
    /// Clicked, or Enter. Rows stand behind it.
    void opened(int series, int category);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    void draw();
    /// Of its figure; null where there is none.
    [[nodiscard]] QRectF label_of(const ChartMark& mark) const;
    [[nodiscard]] std::optional<Figure> figure_at(QPointF at) const;
    [[nodiscard]] const ChartMark* mark_of(const std::optional<Figure>& figure) const;
    [[nodiscard]] bool opens(const Figure& figure) const;
    void step(int categories, int series);

    ChartScene* m_scene;
    ChartFrame m_frame;
    QSize m_drawn; ///< the room it was drawn for
    std::shared_ptr<const Chart> m_chart;
    std::optional<Figure> m_chosen;
    std::optional<Figure> m_under; ///< the pointer
};

} // namespace lx::ui
