// SPDX-FileCopyrightText: 2026 The Threadway developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fake_command_port.h"
#include "ui/drag/drag_ghost.h"
#include "ui/drag/thread_drag.h"
#include "ui/theme/theme.h"

#include <catch2/catch.hpp>

#include <QApplication>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

#include <algorithm>

namespace {

using namespace threadway;
using machine::Refusal;
using scenario::Command;
using scenario::Migrate;
using scenario::Pin;
using Phase = ui::ThreadDrag::Phase;

/// Two cores, one above the other, each 100 x 50.
class Shelf : public QWidget, public ui::ThreadDropTarget {
public:
    using QWidget::QWidget;
    [[nodiscard]] CoreId coreAt(QPoint position) const override
    {
        return position.y() < 100 ? CoreId(position.y() / 50) : CoreId();
    }
};

/// Stands for thread 3 and forwards its mouse, as a source shall.
class Source : public QWidget {
public:
    Source(QWidget* parent, ui::ThreadDrag& drag) : QWidget(parent), m_drag(drag) {}

protected:
    void mousePressEvent(QMouseEvent* event) override
    {
        m_drag.press(ThreadId(3), QStringLiteral("logger"), event->globalPosition().toPoint());
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        m_drag.move(event->globalPosition().toPoint(), event->modifiers());
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        m_drag.release(event->globalPosition().toPoint(), event->modifiers());
    }

private:
    ui::ThreadDrag& m_drag;
};

struct Fixture {
    QWidget window;
    test::FakeCommandPort port;
    ui::Theme theme;
    ui::ThreadDrag drag{&window, port, theme};
    Shelf* shelf = new Shelf(&window);
    Source* source = new Source(&window, drag);

    Fixture()
    {
        window.resize(400, 300);
        source->setGeometry(10, 10, 80, 40);
        shelf->setGeometry(200, 50, 100, 150);
        drag.addTarget(shelf, shelf);
        window.show();
    }
    void press() { QTest::mousePress(source, Qt::LeftButton, {}, QPoint(20, 20)); }
    void move(QPoint inWindow, Qt::KeyboardModifiers modifiers = {})
    {
        const QPoint position = source->mapFrom(&window, inWindow);
        QMouseEvent event(QEvent::MouseMove, position, source->mapToGlobal(position), Qt::NoButton, Qt::LeftButton,
                          modifiers);
        QApplication::sendEvent(source, &event);
    }
    void release(QPoint inWindow, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseRelease(source, Qt::LeftButton, modifiers, source->mapFrom(&window, inWindow));
    }
    [[nodiscard]] bool hasGhost() const
    {
        const auto ghosts = window.findChildren<ui::DragGhost*>();
        return std::any_of(ghosts.begin(), ghosts.end(), [](const auto* ghost) { return ghost->isVisible(); });
    }
};

constexpr QPoint onCore0(250, 60);
constexpr QPoint onCore1(250, 120);
constexpr QPoint nowhere(150, 250);

} // namespace

TEST_CASE("a thread dropped on a core is moved there", "[drag]")
{
    Fixture f;
    const QSignalSpy dropped(&f.drag, &ui::ThreadDrag::dropped);
    f.press();
    CHECK(f.drag.phase() == Phase::Armed);
    f.move(onCore1);
    CHECK(f.drag.phase() == Phase::Dragging);
    CHECK(f.drag.hoveredCore() == CoreId(1));
    CHECK(f.hasGhost());
    f.release(onCore1);
    REQUIRE(f.port.submitted.size() == 1);
    CHECK(f.port.submitted[0] == Command(Migrate{ThreadId(3), CoreId(1)}));
    CHECK(dropped.count() == 1);
    CHECK(f.drag.phase() == Phase::Idle);
    CHECK_FALSE(f.hasGhost());
}

TEST_CASE("with Control held the drop pins first, then moves", "[drag]")
{
    Fixture f;
    f.port.migrateRefusal = Refusal::AffinityForbids;
    f.press();
    f.move(onCore0, Qt::ControlModifier);
    CHECK(f.drag.wouldPin());
    CHECK(f.drag.refusal() == Refusal::None);
    f.release(onCore0, Qt::ControlModifier);
    REQUIRE(f.port.submitted.size() == 2);
    CHECK(f.port.submitted[0] == Command(Pin{ThreadId(3), CoreMask::only(CoreId(0))}));
    CHECK(f.port.submitted[1] == Command(Migrate{ThreadId(3), CoreId(0)}));
}

TEST_CASE("pinning a thread where it is does not move it", "[drag]")
{
    Fixture f;
    f.port.migrateRefusal = Refusal::AlreadyThere;
    f.press();
    f.move(onCore0, Qt::ControlModifier);
    f.release(onCore0, Qt::ControlModifier);
    REQUIRE(f.port.submitted.size() == 1);
    CHECK(f.port.submitted[0] == Command(Pin{ThreadId(3), CoreMask::only(CoreId(0))}));
}

TEST_CASE("a refused drop changes nothing and says why", "[drag]")
{
    Fixture f;
    f.port.migrateRefusal = Refusal::AffinityForbids;
    const QSignalSpy refused(&f.drag, &ui::ThreadDrag::refused);
    const QSignalSpy dropped(&f.drag, &ui::ThreadDrag::dropped);
    f.press();
    f.move(onCore0);
    CHECK(f.drag.refusal() == Refusal::AffinityForbids);
    CHECK(QApplication::overrideCursor()->shape() == Qt::ForbiddenCursor);
    f.release(onCore0);
    CHECK(f.port.submitted.empty());
    CHECK(refused.count() == 1);
    CHECK(dropped.count() == 0);
    CHECK(QApplication::overrideCursor() == nullptr);
}

TEST_CASE("a drop outside every core, Esc and a short move are no commands", "[drag]")
{
    Fixture f;
    f.press();
    f.move(nowhere);
    CHECK(f.drag.phase() == Phase::Dragging);
    CHECK_FALSE(f.drag.hoveredCore().isValid());
    f.release(nowhere);
    CHECK(f.drag.phase() == Phase::Idle);

    f.press();
    f.move(onCore0);
    QTest::keyClick(&f.window, Qt::Key_Escape);
    CHECK(f.drag.phase() == Phase::Idle);
    CHECK_FALSE(f.hasGhost());
    f.release(onCore0);

    f.press();
    f.move(QPoint(31, 30));
    CHECK(f.drag.phase() == Phase::Armed);
    f.release(QPoint(31, 30));
    CHECK(f.drag.phase() == Phase::Idle);
    CHECK(f.port.submitted.empty());
    CHECK(QApplication::overrideCursor() == nullptr);
}

TEST_CASE("pressing Control while the pointer rests turns the move into a pin", "[drag]")
{
    Fixture f;
    f.press();
    f.move(onCore1);
    CHECK_FALSE(f.drag.wouldPin());
    const QSignalSpy changed(&f.drag, &ui::ThreadDrag::changed);
    QTest::keyPress(&f.window, Qt::Key_Control);
    CHECK(f.drag.wouldPin());
    CHECK(changed.count() == 1);
    QTest::keyRelease(&f.window, Qt::Key_Control);
    CHECK_FALSE(f.drag.wouldPin());
    f.drag.cancel();
}

TEST_CASE("the ghost stays inside the window", "[drag]")
{
    Fixture f;
    f.press();
    for (const QPoint position : {QPoint(399, 299), QPoint(0, 0), onCore0}) {
        f.move(position);
        const auto* ghost = f.window.findChild<ui::DragGhost*>();
        REQUIRE(ghost != nullptr);
        CHECK(f.window.rect().contains(ghost->geometry()));
    }
    f.drag.cancel();
}
