"""Handles are shared by threads, and a batch lets other threads run. Does not prove that there is no race."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import privity
from questions import OPEN, PLAIN


def test_threads_share_a_handle():
    laws, questions = privity.Laws(), [OPEN, PLAIN]
    handles = [laws.ask(question) for question in questions]
    right = [handle.answer() for handle in handles]

    def work(seed):
        at = seed % 2
        assert laws.decide(questions[at]) == handles[at].answer() == right[at]
        assert laws.verdict(questions[at]) == right[at].verdict
        return laws.decide_many(questions) == right

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(work, range(200)))


def test_a_batch_lets_other_threads_run():
    questions, ticks, done = [OPEN] * 300, [], threading.Event()

    def tick():
        while not done.is_set():
            ticks.append(time.perf_counter())
            time.sleep(0.001)

    thread = threading.Thread(target=tick)
    thread.start()
    start = time.perf_counter()
    try:
        privity.decide_many(questions)
    finally:
        end = time.perf_counter()
        done.set()
        thread.join()
    assert sum(start < at < end for at in ticks) > 1
