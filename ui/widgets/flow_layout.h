#pragma once

#include <QLayout>

namespace lx::ui {

/// Puts widgets beside each other and goes to the next line where they don't fit (chips, tags,
/// tabs, actions of a page); from the right where its alignment says so.
class FlowLayout : public QLayout
{
public:
    explicit FlowLayout(QWidget* parent, int spacing); ///< parent null: it is put into a layout
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    void insert_widget(int index, QWidget* widget);
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    void setGeometry(const QRect& rect) override;

private:
    int arrange(const QRect& rect, bool apply) const;

    QList<QLayoutItem*> m_items;
};

} // namespace lx::ui
