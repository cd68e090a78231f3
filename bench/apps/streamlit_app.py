"""The lesson in Streamlit, each part a fragment so that a slider runs its own part only."""

import plotly.graph_objects as go
import streamlit as st

from bench import lesson

st.set_page_config(layout="wide")
st.title(lesson.TITLE)
for paragraph in lesson.PROSE:
    st.markdown(paragraph)


@st.fragment
def questionnaire():
    choices = [st.radio(ask, ["No", "Yes"], horizontal=True) == "Yes" for ask, _ in lesson.CHOICES]
    numbers = [st.slider(label, *rest) for _name, label, *rest in lesson.NUMBERS]
    st.markdown(f"**{lesson.verdict(choices, *numbers)}**")


@st.fragment
def figures():
    values = [
        st.slider(label, low, high, start, step)
        for _name, label, _unit, low, high, step, start in lesson.SLIDERS
    ]
    for i in range(2):
        st.plotly_chart(go.Figure(lesson.figure(i, *values)), key=f"figure{i}", width="content")


@st.fragment
def quiz():
    for ask, options, right in lesson.QUIZ:
        chosen = st.radio(ask, options, index=None)
        if chosen is not None:
            st.markdown(lesson.feedback(chosen, options[right]))


questionnaire()
figures()
quiz()
