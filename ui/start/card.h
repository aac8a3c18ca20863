#pragma once

#include <vector>

#include <QAbstractButton>
#include <QString>

namespace lx::ui {

/// One figure of the start page: name, number and a few words below it; opens its list when
/// pressed.
class Card : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Card(const QString& title, QWidget* parent = nullptr);
    /// `warning`: the words below tell of data to collect (a sign stands before them).
    void set_figure(const QString& number, const QString& unit, const QString& below, bool warning);
    /// Other words below the number, which tell of nothing to collect.
    void set_below(const QString& below);
    /// Marked with the accent while there is something in it.
    void set_marked(bool marked);
    [[nodiscard]] const QString& number() const { return m_number; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_number;
    QString m_unit;
    QString m_below;
    bool m_warning = false;
    bool m_marked = false;
};

/// Cards in one line, or in as many equal lines as the width asks for.
class CardRow : public QWidget
{
    Q_OBJECT
public:
    explicit CardRow(QWidget* parent = nullptr) : QWidget(parent) {}
    void add(Card* card);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent*) override { arrange(); }

private:
    void arrange();
    [[nodiscard]] int columns(int width) const;

    std::vector<Card*> m_cards;
};

} // namespace lx::ui
